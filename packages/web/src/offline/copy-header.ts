/**
 * What a request says that asks for a page as it is kept: with what needs a connection switched off. Only a script of this
 * site can say it, and the answer is no other person's than any answer would be.
 */
export const copyHeader = 'laurel-offline-copy';

/** When the page that is made now is kept; null for a page to be shown at once. */
export function keptAtOf(request: Request): string | null {
  return request.headers.has(copyHeader) ? new Date().toISOString() : null;
}
