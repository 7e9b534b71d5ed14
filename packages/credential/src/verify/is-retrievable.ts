import { isLocalhost } from '../did/did-web-host.ts';
import type { DidWebOptions } from '../did/did-web-url.ts';

/** True for an address that a verifier may be sent to by a document. */
export function isRetrievable(address: string, { allowHttpLocalhost = false }: DidWebOptions): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowHttpLocalhost && isLocalhost(url.hostname));
}
