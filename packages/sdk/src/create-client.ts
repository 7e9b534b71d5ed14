import { type Endpoint, type EndpointId, endpoints } from '@laurel/api';
import type { BytesAnswer, CallOptions, LaurelClient } from './laurel-client.ts';
import { LaurelError } from './laurel-error.ts';
import { readJson, refusalOf } from './refusal-of.ts';
import { requestOf } from './request-of.ts';
import { type SendDeps, sendRequest } from './send-request.ts';

/** Where and how a client calls; everything but `origin` has a default. */
export interface ClientOptions {
  /** Where the server is, such as `https://credentials.example.edu`. */
  origin: string;
  /** Performs the requests; the platform's own when left out. */
  fetch?: typeof globalThis.fetch | undefined;
  /** An API key of an organisation. Cookies are not sent beside it. */
  apiKey?: string | undefined;
  /** Sent with every call, such as the cookie of the visitor that a server renders a page for. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** The longest to wait for the answer of one try; 30 seconds when left out. */
  timeoutMs?: number | undefined;
  /** How often a safe call is tried again after a network fault or 503; 2 when left out. */
  retries?: number | undefined;
  /** Sees every answer before it is read, as to pass on its `Set-Cookie`. It must not read the body. */
  onResponse?: ((response: Response, endpointId: EndpointId) => void) | undefined;
  /** Makes the Idempotency-Key of a call that brings none; a random UUID when left out. */
  newIdempotencyKey?: (() => string) | undefined;
  /** Waits between two tries; must reject when the signal aborts. */
  sleep?: ((ms: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** A number from 0 up to 1 that spreads the tries of many clients. */
  random?: (() => number) | undefined;
}

/**
 * A typed client of the Laurel API: one method for each endpoint, for browsers and Node.
 *
 * A call resolves to the answer, checked against the contract, or throws {@link LaurelError}; an abort by the caller
 * throws the signal's reason. Reads, and writes that carry an Idempotency-Key, are tried again after network faults.
 *
 * NOTE: the client sends what it is given. That a cookie or API key goes only to the origin it belongs to is the
 * caller's duty, by choosing `origin`.
 *
 * @example
 * import { createClient } from '@laurel/sdk';
 *
 * const client = createClient({ origin: 'http://localhost:3000' });
 * const { items } = await client.listCatalogue();
 * console.log(items.map((programme) => programme.title));
 */
export function createClient(options: ClientOptions): LaurelClient {
  const origin = originOf(options.origin);
  const authorised = authorisation(options.apiKey);
  const deps: SendDeps = {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    retries: options.retries ?? 2,
    timeoutMs: options.timeoutMs ?? 30_000,
  };
  const newIdempotencyKey = options.newIdempotencyKey ?? (() => globalThis.crypto.randomUUID());

  const method =
    (endpoint: Endpoint) =>
    (args: CallOptions & { idempotencyKey?: string } = {}) => {
      const idempotencyKey = endpoint.idempotent ? (args.idempotencyKey ?? newIdempotencyKey()) : undefined;
      const headers = { ...options.headers, ...authorised, ...args.headers };
      return sendRequest(deps, {
        request: () =>
          requestOf({ endpoint, origin, args: { ...args, headers, idempotencyKey }, apiKey: options.apiKey }),
        safe: endpoint.method === 'GET' || endpoint.idempotent !== undefined,
        signal: args.signal,
        timeoutMs: args.timeoutMs,
        onResponse: (response) => options.onResponse?.(response, endpoint.id as EndpointId),
        read: (response) => readAnswer(endpoint, response),
      });
    };
  // The cast is the one seam between the table and its mapped type; a type test and a test by endpoint hold it.
  return Object.fromEntries(Object.values<Endpoint>(endpoints).map((it) => [it.id, method(it)])) as never;
}

async function readAnswer(endpoint: Endpoint, response: Response): Promise<unknown> {
  if (!response.ok) throw await refusalOf(response);
  if (endpoint.success.mediaTypes) return bytesAnswer(response);
  if (!endpoint.success.body) return undefined;
  const parsed = endpoint.success.body.safeParse(await readJson(response));
  if (parsed.success) return parsed.data;
  throw new LaurelError({
    status: response.status,
    code: 'unexpected-answer',
    title: 'The server answered in another form than this client knows',
    detail: `It did what was asked, but ${endpoint.id} answered unlike the contract. Is the server of another version?`,
    errors: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })),
  });
}

function bytesAnswer(response: Response): BytesAnswer {
  return {
    status: response.status,
    mediaType: response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream',
    headers: response.headers,
    body: response.body,
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
    text: () => response.text(),
  };
}

function authorisation(apiKey: string | undefined): Record<string, string> {
  if (apiKey === undefined) return {};
  // The platform's own complaint about a bad header value would repeat the secret.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('The API key has characters that no API key has');
  return { authorization: `Bearer ${apiKey}` };
}

function originOf(origin: string): string {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new TypeError(`The origin must look like https://credentials.example.edu, without a path: ${origin}`);
  }
  return url.origin;
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
