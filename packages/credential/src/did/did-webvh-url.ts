import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { isDidWebHost, isLocalhost } from './did-web-host.ts';
import type { DidWebOptions } from './did-web-url.ts';
import { parseDid } from './parse-did.ts';

/** Where a did:webvh keeps what it is made of. */
export interface DidWebvhUrls {
  /** The self-certifying identifier: the digest of the first entry of the log. */
  readonly scid: string;
  readonly log: string;
  readonly witness: string;
  /** The folder that DID URLs with a path lead into. */
  readonly files: string;
}

/**
 * The addresses of a did:webvh. Names of other scripts become ASCII (IDNA); IP addresses in every spelling, and parts of
 * a path that could climb, are refused. Whether the host may be *reached* is for the caller's fetch to decide.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#the-did-to-https-transformation
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 * @example
 * didWebvhUrls('did:webvh:QmfGEUAcMpzo25kF2Rhn8L2FnXysfXnGoJeEaWpMyoLPdk:example.org:issuers').log;
 * // 'https://example.org/issuers/did.jsonl'
 */
export function didWebvhUrls(did: string, { allowHttpLocalhost = false }: DidWebOptions = {}): DidWebvhUrls {
  const { method, identifier, fragment } = parseDid(did);
  if (method !== 'webvh') throw new CredentialError('did.method-unsupported', `did:${method} is not did:webvh`);
  const [scid = '', authority = '', ...segments] = identifier.split(':');
  const [name = '', port, ...more] = authority.split(/%3A/i);
  const host = toHost(name, allowHttpLocalhost);
  const portRight = port === undefined || (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535);
  const path = segments.map(toSegment);
  if (fragment !== undefined || !isScid(scid) || host === undefined || !portRight || more.length > 0) {
    throw new CredentialError('did.malformed', did.slice(0, 100));
  }
  const scheme = allowHttpLocalhost && isLocalhost(host) ? 'http' : 'https';
  const origin = `${scheme}://${host}${port === undefined ? '' : `:${port}`}`;
  const files = `${origin}/${path.map((segment) => `${segment}/`).join('')}`;
  const folder = path.length === 0 ? `${origin}/.well-known/` : files;
  return { scid, log: `${folder}did.jsonl`, witness: `${folder}did-witness.json`, files };
}

/** SHA-256 as a multihash in base58btc. */
function isScid(scid: string): boolean {
  if (!/^[1-9A-HJ-NP-Za-km-z]{46}$/.test(scid)) return false;
  const [code, length, ...digest] = base58.decode(scid);
  return code === 0x12 && length === 32 && digest.length === 32;
}

function toHost(name: string, allowHttpLocalhost: boolean): string | undefined {
  const decoded = decodeOnce(name).normalize('NFC');
  // What is ASCII and no letter of a host name would mean something else in an address.
  if (/[\0-,/:-@[-`{-\x7f]/.test(decoded)) return undefined;
  const host = URL.parse(`https://${decoded}/`)?.hostname ?? '';
  const isQualified = host.includes('.') || (allowHttpLocalhost && isLocalhost(host));
  return isDidWebHost(host) && isQualified ? host : undefined;
}

function toSegment(segment: string): string {
  const decoded = decodeOnce(segment);
  const isRight = /^[^/\\\0]+$/.test(decoded) && decoded !== '.' && decoded !== '..' && decoded.trim() === decoded;
  if (!isRight) throw new CredentialError('did.malformed', `a part of the path: ${segment.slice(0, 100)}`);
  return encodeURIComponent(decoded);
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new CredentialError('did.malformed', 'an escape that is no UTF-8', { cause });
  }
}
