import type { DidService } from './did-document.ts';

/** The addresses that a service names as texts; one that is described by an object has none. */
export function endpointsOf({ serviceEndpoint }: DidService): readonly string[] {
  return [serviceEndpoint].flat().filter((endpoint) => typeof endpoint === 'string');
}

/**
 * The address of something below a service endpoint (the parameter `relativeRef`), or undefined when it would leave the
 * endpoint: for another host, by climbing out of its folder however that is spelled, or by a backslash.
 *
 * A reference from the root is taken from the endpoint, as the example of the specification has it: the other reading of
 * RFC 3986 section 5 would leave the endpoint, which its security considerations forbid.
 *
 * @see https://www.w3.org/TR/did-resolution/#dereferencing-the-resource
 */
export function belowEndpoint(endpoint: string, reference: string): string | undefined {
  const base = URL.parse(endpoint);
  if (base === null || base.host === '' || !isTame(reference)) return undefined;
  const folder = reference.startsWith('/')
    ? base.pathname.replace(/\/?$/, '/')
    : base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1);
  const from = reference.startsWith('/') ? new URL(folder, base) : base;
  const url = URL.parse(reference.startsWith('/') ? `.${reference}` : reference, from);
  const stays = url?.host === base.host && url.protocol === base.protocol && url.pathname.startsWith(folder);
  return stays && url.username === base.username && url.password === base.password ? url.href : undefined;
}

/** Nothing that some reader could take for a step upwards or for a host, in any number of escapes. */
function isTame(reference: string): boolean {
  const [path = ''] = reference.split(/[?#]/, 1);
  let decoded = path;
  for (let before = ''; decoded !== before; ) {
    before = decoded;
    decoded = before.replaceAll(/%[0-9A-Fa-f]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  }
  return !/[\\\p{Cc}]/u.test(decoded) && !decoded.startsWith('//') && !decoded.split('/').includes('..');
}
