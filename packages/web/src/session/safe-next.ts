// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters from addresses; we refuse them
const refused = /[\\\u0000-\u0020\u007f]/;

/**
 * The path to go on to, if it surely stays on this site; otherwise `fallback`.
 * Judged twice: as it was written, and as the browser will read it (`/.//evil.example` becomes `//evil.example`).
 */
export function safeNext(next: FormDataEntryValue | null | undefined, fallback = '/'): string {
  if (typeof next !== 'string' || next.length > 2_000 || refused.test(next)) return fallback;
  if (!next.startsWith('/') || next.startsWith('//')) return fallback;
  const here = 'https://here.invalid';
  const url = URL.parse(next, here);
  if (url === null || url.origin !== here || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
