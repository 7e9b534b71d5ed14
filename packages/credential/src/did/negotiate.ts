/** The media types of a DID document, the one that we prefer first. @see https://www.w3.org/TR/did-1.1/#representations */
export const documentTypes = ['application/did', 'application/did+ld+json', 'application/did+json'] as const;

/** A media type of a DID document. */
export type DocumentType = (typeof documentTypes)[number];

interface Range {
  readonly pattern: string;
  readonly quality: number;
}

/**
 * Picks the offer that an `Accept` header likes best, the earlier one when it likes two alike; the first offer when it
 * says nothing, undefined when it likes none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 * @example
 * negotiate('application/did+json, text/html;q=0.1', ['application/did', 'application/did+json']); // 'application/did+json'
 */
export function negotiate<T extends string>(accept: string | undefined, offers: readonly T[]): T | undefined {
  const ranges = (accept ?? '')
    .split(',', 64)
    .map(readRange)
    .filter(({ pattern }) => pattern !== '');
  if (ranges.length === 0) return offers[0];
  const liked = offers.map((offer) => ({ offer, quality: qualityOf(offer, ranges) }));
  const best = Math.max(0, ...liked.map(({ quality }) => quality));
  return best === 0 ? undefined : liked.find(({ quality }) => quality === best)?.offer;
}

function readRange(text: string): Range {
  const [pattern = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = q === undefined ? 1 : Number.parseFloat(q);
  return { pattern, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most exact range counts (RFC 9110: `text/html;q=0` before `text/*`). */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const patterns = [offer, `${offer.split('/')[0]}/*`, '*/*'];
  const found = patterns.map((wanted) => ranges.find(({ pattern }) => pattern === wanted)).find((range) => range);
  return found?.quality ?? 0;
}
