import type { Copied, Copying } from './copying.ts';
import { copyScript, copyStyle } from './page-of-copy.ts';
import { headersFile, indexPage, nginxFile, nothingToList, readme } from './words-of-copy.ts';

/** Writes what is not of the server: the start, the explanation, the kinds of files, and what the copy holds. */
export async function writeWords(
  {
    origin,
    folder,
    organisation: { name, slug },
    validUntil,
  }: Pick<Copying, 'origin' | 'folder' | 'organisation' | 'validUntil'>,
  copied: Copied,
): Promise<void> {
  const day = folder.state.startedAt.slice(0, 10);
  const words = { origin, day, name, slug, validUntil: validUntil.toISOString().slice(0, 10) };
  const files = {
    'static-copy.js': copyScript,
    'static-copy.css': copyStyle,
    'index.html': indexPage(words),
    'README.txt': readme(words),
    _headers: headersFile,
    'nginx.conf': nginxFile,
    'static-copy.json': `${JSON.stringify({ ...folder.state, ...copied }, null, 2)}\n`,
  };
  for (const [file, text] of Object.entries(files)) await folder.write(file, text);
  await folder.finish(nothingToList);
}
