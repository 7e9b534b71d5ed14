import type { Requirement, Retrieval } from '@laurel/credential';
import { askChainRecord } from '../chain/ask-chain-record.ts';
import { askTransaction } from '../chain/ask-transaction.ts';

type Reason = Extract<Retrieval, { ok: false }>['reasonCode'];

/** How documents that a verification needs are fetched. */
export interface RetrieveOptions {
  /** Performs the requests; the platform's own when left out. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Says when something was fetched. */
  now?: (() => Date) | undefined;
  /** The longest one document may take; 5 seconds when left out. */
  timeoutMs?: number | undefined;
  /** The most bytes one document may have, unpacked; 1 MiB when left out. */
  maxBytes?: number | undefined;
  /** Whether `http://localhost` may be asked, as in development. */
  allowHttpLocalhost?: boolean | undefined;
  /**
   * Nodes of blockchains (JSON-RPC) that are asked for what is recorded there: several, of different owners, so that one that
   * lies is noticed. Without any, such a record could not be checked. They learn which record is looked up.
   */
  rpcs?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The default way to fetch DID documents, status lists and whatever else is wanted: https only, no redirects, no cookies,
 * no referrer, limits on time and size. It tells nobody which credential is being verified, beyond the addresses that the
 * credential names.
 *
 * NOTE: it cannot see which machine a name leads to. On one's own machine that is the owner's business; a server that
 * verifies for strangers must bring a fetch that checks the resolved address when it connects.
 *
 * @example
 * import { createRetrieve } from '@laurel/sdk';
 *
 * const retrieve = createRetrieve({ timeoutMs: 2_000 });
 * const refused = await retrieve('http://example.org/did.json');
 * console.log(refused.ok); // false: not https
 */
export function createRetrieve(
  options: RetrieveOptions = {},
): (url: string, kind?: Requirement['kind']) => Promise<Retrieval> {
  const retrieve = createRetrieveBytes(options);
  // Fatal: other bytes than UTF-8 are no JSON. A byte order mark stays, for the parser to refuse.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return async (url, kind) => {
    if (kind === 'chain-transaction') return askChain(askTransaction, url, options);
    if (kind === 'chain-record') return askChain(askChainRecord, url, options);
    const retrieval = await retrieve(url);
    if (!retrieval.ok) return retrieval;
    // What a credential refers to may be a picture.
    if (kind === 'resource') return { ...retrieval, body: '', bytes: retrieval.body };
    try {
      return { ...retrieval, body: decoder.decode(retrieval.body) };
    } catch {
      return not('retrieval.bad-answer', 'it is not UTF-8 text');
    }
  };
}

async function askChain(ask: typeof askTransaction, url: string, options: RetrieveOptions): Promise<Retrieval> {
  const { timeoutMs = 5_000, signal, now = () => new Date() } = options;
  // The verifier names them, and no document: one on the same machine or in the same house is as good as any.
  const rpcs = (options.rpcs ?? []).slice(0, 16);
  if (rpcs.length === 0) return not('retrieval.offline', 'no node of the blockchain is known');
  const clock = AbortSignal.timeout(timeoutMs);
  const body = await ask(url, rpcs, {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    signal: signal ? AbortSignal.any([clock, signal]) : clock,
  });
  return { ok: true, body, fetchedAt: now() };
}

/** One attempt to fetch a file: the bytes as they came. */
export type BytesRetrieval =
  | { readonly ok: true; readonly body: Uint8Array; readonly fetchedAt: Date }
  | Extract<Retrieval, { ok: false }>;

/** {@link createRetrieve} for what need not be text: a picture, a PDF, an archive. */
export function createRetrieveBytes(options: RetrieveOptions = {}): (url: string) => Promise<BytesRetrieval> {
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const now = options.now ?? (() => new Date());
  const { timeoutMs = 5_000, maxBytes = 1_048_576, allowHttpLocalhost = false } = options;

  return async (url) => {
    if (!mayAsk(url, allowHttpLocalhost)) return not('retrieval.refused', 'only https:// addresses are asked');
    const clock = AbortSignal.timeout(timeoutMs);
    const signal = options.signal ? AbortSignal.any([clock, options.signal]) : clock;
    try {
      const response = await fetch(url, { ...quietly, signal });
      return (await refusalOf(response)) ?? (await read(response, { maxBytes, fetchedAt: now() }));
    } catch (error) {
      if (clock.aborted) return not('retrieval.timeout', `no answer within ${timeoutMs / 1_000} seconds`);
      return not('retrieval.unreachable', faultOf(error));
    }
  };
}

const quietly = {
  headers: {
    accept:
      'application/json, application/did+json, application/vc, application/vc+ld+json, text/html;q=0.2, */*;q=0.1',
  },
  credentials: 'omit',
  // A browser's own copy of a status list may be half a minute old: whoever asks now is told what is true now.
  cache: 'no-store',
  // Never followed; "manual" and not "error", so that a redirect can be told from a host that is away.
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

type Not = Extract<Retrieval, { ok: false }>;

const not = (reasonCode: Reason, detail: string): Not => ({ ok: false, reasonCode, detail });

function mayAsk(address: string, allowHttpLocalhost: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && allowHttpLocalhost && isLocalhost(hostname));
}

function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

async function refusalOf(response: Response): Promise<Not | undefined> {
  const refusal = judge(response);
  if (refusal) await response.body?.cancel();
  return refusal;
}

function judge(response: Response): Not | undefined {
  const { status, type, redirected } = response;
  if (type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)) {
    return not('retrieval.refused', 'it leads to another address, and redirects are not followed');
  }
  if (status === 404 || status === 410) return not('retrieval.not-found', `HTTP status ${status}`);
  return response.ok ? undefined : not('retrieval.bad-answer', `HTTP status ${status}`);
}

async function read(response: Response, limits: { maxBytes: number; fetchedAt: Date }): Promise<BytesRetrieval> {
  const body = await readAtMost(response.body, limits.maxBytes);
  if (!body) return not('retrieval.too-large', `more than ${limits.maxBytes} bytes`);
  return { ok: true, body, fetchedAt: limits.fetchedAt };
}

/** The bytes of a stream, or undefined once there are too many: the rest is never read. */
async function readAtMost(stream: ReadableStream<Uint8Array> | null, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return concatenate(chunks, size);
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be reached';
  return error.cause instanceof Error ? faultOf(error.cause) : error.message;
}
