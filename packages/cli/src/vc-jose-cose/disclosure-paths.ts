import { UsageError } from '../usage-error.ts';

/**
 * Paths as the suite writes them (`["credentialSubject.phoneNumbers[0]", "holder"]`, or without the brackets and quotes) as
 * JSON Pointers.
 */
export function disclosurePaths(text: string | undefined): readonly string[] {
  if (text === undefined || text.trim() === '') return [];
  return entriesOf(text.trim()).map((path) => {
    const names = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
    if (names.includes('')) throw new UsageError(`--sd: “${path}” is no path.`);
    return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  });
}

function entriesOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return text.split(',').map((path) => path.trim());
  const entries = parse(text);
  if (Array.isArray(entries) && entries.every((entry) => typeof entry === 'string')) return entries;
  throw new UsageError('--sd wants an array of paths.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('--sd wants an array of paths in JSON.');
  }
}
