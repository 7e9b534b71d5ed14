import { CredentialError } from '../errors.ts';
import { isDidWebHost, isDidWebSegment, isLocalhost } from './did-web-host.ts';
import { parseDid } from './parse-did.ts';

/** Whether `http:` may be used for the host `localhost`. For development only. */
export interface DidWebOptions {
  readonly allowHttpLocalhost?: boolean | undefined;
}

/**
 * The address of the DID document of a did:web. IP addresses, escapes other than the port's colon, and dot segments are
 * refused. Whether the host may be *reached* is for the caller's fetch to decide, at the moment it connects.
 *
 * @see https://w3c-ccg.github.io/did-method-web/#read-resolve
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 * @example
 * didWebUrl('did:web:example.org:issuers:acme'); // 'https://example.org/issuers/acme/did.json'
 */
export function didWebUrl(did: string, { allowHttpLocalhost = false }: DidWebOptions = {}): string {
  const { method, identifier, fragment } = parseDid(did);
  if (method !== 'web') throw new CredentialError('did.method-unsupported', `did:${method} is not did:web`);
  if (fragment !== undefined) throw new CredentialError('did.malformed', 'a fragment');
  const [authority = '', ...path] = identifier.split(':');
  const [host = '', port, ...more] = authority.split(/%3A/i);
  const portRight = port === undefined || (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535);
  if (!isDidWebHost(host) || !portRight || more.length > 0 || !path.every(isDidWebSegment)) {
    throw new CredentialError('did.malformed', did.slice(0, 100));
  }
  const scheme = allowHttpLocalhost && isLocalhost(host) ? 'http' : 'https';
  const folder = path.length === 0 ? '.well-known' : path.join('/');
  return `${scheme}://${host}${port === undefined ? '' : `:${port}`}/${folder}/did.json`;
}
