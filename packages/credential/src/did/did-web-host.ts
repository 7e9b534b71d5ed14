/** A name of the DNS, `localhost` included; no address in any of the spellings that URL parsers turn into one. */
const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** True for a host name that a did:web may have: lower case, and not an IP address (did:web section 2.1). */
export function isDidWebHost(host: string): boolean {
  return HOST.test(host);
}

/** True for the name of this machine, the only place where did:web may go without TLS. */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** One part of the path: no escapes, so that nothing can climb out of its folder. */
export function isDidWebSegment(segment: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(segment) && segment !== '.' && segment !== '..';
}
