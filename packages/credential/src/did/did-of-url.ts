import { CredentialError } from '../errors.ts';
import { isDidWebHost, isDidWebSegment, isLocalhost } from './did-web-host.ts';
import type { DidWebOptions } from './did-web-url.ts';

/**
 * The did:web that lives at an address: the inverse of `didWebUrl`, without the file name.
 *
 * @see https://w3c-ccg.github.io/did-method-web/#method-specific-identifier
 * @throws CredentialError `did.malformed`
 * @example
 * didOfUrl('https://example.org/issuers/acme'); // 'did:web:example.org:issuers:acme'
 * didOfUrl('http://localhost:3000', { allowHttpLocalhost: true }); // 'did:web:localhost%3A3000'
 */
export function didOfUrl(url: string, { allowHttpLocalhost = false }: DidWebOptions = {}): string {
  const parsed = URL.parse(url);
  if (parsed === null) throw new CredentialError('did.malformed', `not an address: ${url.slice(0, 100)}`);
  const schemeRight =
    parsed.protocol === 'https:' || (parsed.protocol === 'http:' && allowHttpLocalhost && isLocalhost(parsed.hostname));
  const path = parsed.pathname.split('/').slice(1);
  if (path.at(-1) === '') path.pop();
  const bare = parsed.search === '' && parsed.hash === '' && parsed.username === '' && parsed.password === '';
  if (!schemeRight || !bare || !isDidWebHost(parsed.hostname) || !path.every(isDidWebSegment)) {
    throw new CredentialError('did.malformed', `no did:web for ${url.slice(0, 100)}`);
  }
  const port = parsed.port === '' ? '' : `%3A${parsed.port}`;
  return ['did:web', `${parsed.hostname}${port}`, ...path].join(':');
}
