import { lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { Agent, fetch } from 'undici';
import type { Clock, Fetched, Fetcher, Posted } from '../ports/index.ts';

const maxBytes = 1_048_576;
const timeoutMilliseconds = 5_000;

type LookupFunction = NonNullable<NonNullable<Agent.Options['connect']> & { lookup?: unknown }>['lookup'];

/**
 * Fetches public documents of strangers. Only https; the address that is connected to is the address that was checked
 * (public unicast only, by the resolver's answer at connect time); redirects are not followed; no cookies, no referrer;
 * five seconds and one megabyte at the most.
 *
 * Documents of this install itself are asked of `local` and never leave the process.
 */
export function createGuardedFetch(options: {
  clock: Clock;
  origin: string;
  local: (request: Request) => Promise<Response>;
  /** Which addresses and schemes are let through; given only by tests of the limits, which need a server on loopback. */
  isAllowed?: (address: string) => boolean;
  schemes?: readonly string[];
}): Fetcher {
  const { isAllowed = isPublicAddress, schemes = ['https:'] } = options;
  const rules = { origin: options.origin, isAllowed, schemes };
  const agent = new Agent({
    connect: { lookup: checkedLookup(isAllowed) as never, timeout: 3_000 },
    headersTimeout: timeoutMilliseconds,
    bodyTimeout: timeoutMilliseconds,
    maxResponseSize: maxBytes,
    maxHeaderSize: 16_384,
    connections: 8,
    pipelining: 0,
  });

  const send = async (url: URL, accept: string): Promise<Answer> => {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const headers = { accept, 'user-agent': 'Laurel verifier' };
    if (url.origin === options.origin) return options.local(new Request(url, { headers, signal, redirect: 'manual' }));
    return fetch(url, { dispatcher: agent, redirect: 'manual', credentials: 'omit', headers, signal });
  };

  // The one road out: texts and files take it alike.
  const retrieveAs = async <Body>(
    read: (bytes: Uint8Array) => Body,
    { address, accept }: { address: string; accept: string },
  ): Promise<Fetched<Body>> => {
    const url = URL.parse(address);
    const refusal = refuseAddress(url, rules);
    if (!url || refusal) return { ok: false, reasonCode: 'retrieval.refused', detail: refusal ?? 'not a URL' };
    try {
      const answer = await send(url, accept);
      if (answer.status !== 200) return await discard(answer);
      const bytes = await readAtMost(answer, maxBytes);
      if (bytes === undefined)
        return { ok: false, reasonCode: 'retrieval.too-large', detail: `over ${maxBytes} bytes` };
      return { ok: true, body: read(bytes), fetchedAt: options.clock() };
    } catch (error) {
      return failure(error);
    }
  };

  return {
    retrieve: (address, accept) => retrieveAs(textOf, { address, accept }),
    retrieveBytes: (address, accept) => retrieveAs((bytes) => bytes, { address, accept }),
    post: (address, text) => post({ address, text }, { rules, agent }),
  };
}

async function post(
  { address, text }: { address: string; text: string },
  { rules, agent }: { rules: Rules; agent: Agent },
): Promise<Posted> {
  const url = URL.parse(address);
  const refusal = url?.origin === rules.origin ? 'this install itself' : refuseAddress(url, rules);
  if (!url || refusal) return { ok: false, reasonCode: 'retrieval.refused', detail: refusal ?? 'not a URL' };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: text,
      dispatcher: agent,
      redirect: 'manual',
      credentials: 'omit',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'user-agent': 'Laurel' },
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const bytes = await readAtMost(answer, maxBytes);
    if (bytes === undefined) return { ok: false, reasonCode: 'retrieval.too-large', detail: `over ${maxBytes} bytes` };
    const [mediaType = ''] = (answer.headers.get('content-type') ?? '').split(';');
    return { ok: true, status: answer.status, mediaType: mediaType.trim().toLowerCase(), body: textOf(bytes) };
  } catch (error) {
    return failure(error);
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

type Refused = Extract<Fetched<never>, { ok: false }>;

interface Answer {
  status: number;
  body: unknown;
}

/** Says whether an IP address is one that anybody on the internet can have: not private, local, mapped or reserved. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

interface Rules {
  origin: string;
  isAllowed: (address: string) => boolean;
  schemes: readonly string[];
}

function refuseAddress(url: URL | null, { origin, isAllowed, schemes }: Rules): string | undefined {
  if (!url) return 'not a URL';
  if (url.origin === origin) return undefined;
  if (!schemes.includes(url.protocol)) return `${url.protocol} is not fetched`;
  if (url.username || url.password) return 'addresses with a user name are not fetched';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isAllowed(host)) return 'a private address';
  return undefined;
}

function checkedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  const checked = (
    host: string,
    options: { family?: number; all?: boolean },
    done: (error: Error | null, address?: unknown, family?: number) => void,
  ) => {
    lookup(host, { ...options, all: true } as { all: true }, (error, addresses) => {
      if (error) return done(error);
      const bad = addresses.find(({ address }) => !isAllowed(address));
      if (bad)
        return done(Object.assign(new Error('the name leads to a private address'), { code: 'EREFUSEDADDRESS' }));
      const first = addresses[0];
      if (options.all || !first) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
  return checked as LookupFunction;
}

async function readAtMost(answer: Answer, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function discard(answer: Answer): Promise<Refused> {
  await (answer.body as ReadableStream | null)?.cancel();
  const reasonCode = answer.status === 404 || answer.status === 410 ? 'retrieval.not-found' : 'retrieval.bad-answer';
  return { ok: false, reasonCode, detail: `the server answered ${answer.status}` };
}

function failure(error: unknown): Refused {
  const { message, cause } = error as Error & { cause?: Error & { code?: string } };
  const code = cause?.code ?? (error as { code?: string }).code;
  if (code === 'EREFUSEDADDRESS') return { ok: false, reasonCode: 'retrieval.refused', detail: 'a private address' };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return { ok: false, reasonCode: 'retrieval.too-large', detail: `over ${maxBytes} bytes` };
  const late = (error as Error).name === 'TimeoutError' || /TIMEOUT/.test(code ?? '');
  return {
    ok: false,
    reasonCode: late ? 'retrieval.timeout' : 'retrieval.unreachable',
    detail: cause?.message ?? message,
  };
}
