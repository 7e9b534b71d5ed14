import path from 'node:path';

/**
 * The name of the file in the archive that a reference means, from the file it stands in; nothing where it leads elsewhere.
 * Some cartridges write `$IMS-CC-FILEBASE$` for the folder of the web content.
 */
export function archivePath(reference: string, from: string): string | undefined {
  const [written = ''] = reference.split(/[?#]/);
  if (written === '' || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) return undefined;
  const decoded = decode(written);
  const ofBase = /^\$?IMS[-_]CC[-_]FILEBASE\$?\//.exec(decoded);
  const joined = ofBase
    ? `web_resources/${decoded.slice(ofBase[0].length)}`
    : path.posix.join(path.posix.dirname(from), decoded);
  const normal = path.posix.normalize(joined).replace(/^\/+/, '');
  return normal.startsWith('..') ? undefined : normal;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
