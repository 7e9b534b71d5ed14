import type { LogAnchor } from '../../did/log-service.ts';

/** A checkpoint that a chain is asked about. */
export interface ChainQuestion {
  readonly anchor: LogAnchor;
  readonly origin: string;
  readonly size: number;
}

/**
 * What a chain is asked, as an address: which root the publisher recorded for a size of a log. No browser opens it; a caller
 * who knows servers of the chain answers it, from as many as it likes.
 *
 * @see https://github.com/ChainAgnostic/CAIPs/blob/main/CAIPs/caip-10.md for its beginning
 */
export function chainRecordUrl({ anchor, origin, size }: ChainQuestion): string {
  const { chainId, contract, publisher } = anchor;
  const query = new URLSearchParams({ publisher: publisher.toLowerCase(), origin, size: String(size) });
  return `eip155:${chainId}/${contract.toLowerCase()}?${query}`;
}

/**
 * Reads what {@link chainRecordUrl} wrote; undefined for anything else.
 *
 * @example
 * const question = parseChainRecordUrl(url);
 * if (question !== undefined) ask(question.anchor.chainId, question.origin, question.size);
 */
export function parseChainRecordUrl(url: string): ChainQuestion | undefined {
  const [, chain, contract, query] = /^eip155:([1-9]\d{0,14})\/(0x[0-9a-f]{40})\?(.{1,2000})$/.exec(url) ?? [];
  if (chain === undefined || contract === undefined) return undefined;
  const search = new URLSearchParams(query);
  const [publisher, origin, size] = ['publisher', 'origin', 'size'].map((name) => search.get(name));
  const isWhole = /^0x[0-9a-f]{40}$/.test(publisher ?? '') && /^\d{1,15}$/.test(size ?? '');
  if (publisher == null || origin == null || origin === '' || !isWhole) return undefined;
  const question = { anchor: { chainId: Number(chain), contract, publisher }, origin, size: Number(size) };
  return chainRecordUrl(question) === url ? question : undefined;
}
