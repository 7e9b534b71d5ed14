import type { ImportView } from '@laurel/sdk';

/** What is made of a package: a draft programme, or questions in the bank. */
export type ImportTarget = ImportView['target'];

/** The part of the console that packages for this come in by. */
export function importPlace(base: string, target: ImportTarget): { list: string; imports: string } {
  const list = `${base}/${target === 'bank' ? 'questions' : 'programmes'}`;
  return { list, imports: `${list}/import` };
}

/** For what a package is handed in here, by the address of the page. */
export function targetOf(pathname: string): ImportTarget {
  return /\/questions\/import(\/|$)/.test(pathname) ? 'bank' : 'programme';
}
