import { base64urlnopad } from '@scure/base';
import { dateTimeSchema, toInstant } from '../model/date-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';

/**
 * How long a list without a `ttl` is used: long enough that its issuer cannot tell who is checked when, short enough for a
 * revocation to count.
 */
const DEFAULT_TTL_MS = 300_000;

/** What `statusListReusableUntil` needs. */
export interface StatusListReuseInput {
  /** The text of the list, as it was retrieved. */
  readonly body: string;
  readonly fetchedAt: Date;
  /** The caller's bound, however long the issuer would let it. */
  readonly maxAgeMs: number;
}

/**
 * Until when a retrieved status list may be used again without asking: as long as its `ttl` says (five minutes if it says
 * nothing), never beyond its own validity and never beyond the caller's bound. What cannot be read is not worth keeping.
 *
 * The list need not be genuine for this: a false one can shorten its stay, but not outlast the bound.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 * @example
 * if (now < statusListReusableUntil({ body, fetchedAt, maxAgeMs: 3_600_000 })) return { ok: true, body, fetchedAt };
 */
export function statusListReusableUntil({ body, fetchedAt, maxAgeMs }: StatusListReuseInput): Date {
  const document = documentIn(body);
  if (document === undefined) return fetchedAt;
  const start = fetchedAt.getTime();
  const until = Math.min(start + ttlOf(document), start + maxAgeMs, endOf(document));
  return until > start ? new Date(until) : fetchedAt;
}

function ttlOf({ credentialSubject }: JsonObject): number {
  const ttl = isJsonObject(credentialSubject) ? credentialSubject.ttl : undefined;
  if (ttl === undefined) return DEFAULT_TTL_MS;
  return typeof ttl === 'number' && ttl >= 0 ? ttl : 0;
}

function endOf({ validUntil, expirationDate }: JsonObject): number {
  const end = validUntil ?? expirationDate;
  if (end === undefined) return Number.POSITIVE_INFINITY;
  const parsed = dateTimeSchema.safeParse(end);
  return parsed.success ? toInstant(parsed.data).getTime() : 0;
}

/** The JSON of the list: bare, or as the middle part of a compact JWS. */
function documentIn(body: string): JsonObject | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(body.trim()) ?? [];
  const json = attempt(() => parseJson(payload === undefined ? body : base64urlnopad.decode(payload)));
  return isJsonObject(json) ? json : undefined;
}

function attempt(read: () => JsonValue): JsonValue | undefined {
  try {
    return read();
  } catch {
    // Whatever is wrong with it is for verifyCredential to say.
    return undefined;
  }
}
