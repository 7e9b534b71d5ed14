import { CredentialError } from '../errors.ts';
import type { DidService } from './did-document.ts';
import type { DidMethod, DidSource } from './did-method.ts';
import { didWeb } from './did-web.ts';
import type { DidWebOptions } from './did-web-url.ts';
import { didWebvh } from './did-webvh.ts';
import { parseDid } from './parse-did.ts';
import { resolveDidJwk } from './resolve-did-jwk.ts';
import { resolveDidKey } from './resolve-did-key.ts';

const all: readonly DidMethod[] = [
  { method: 'key', resolveLocally: resolveDidKey },
  { method: 'jwk', resolveLocally: resolveDidJwk },
  didWeb,
  didWebvh,
];
const methods: ReadonlyMap<string, DidMethod> = new Map(all.map((method) => [method.method, method]));

/** The names of the DID methods that Laurel resolves. */
export const didMethods: readonly string[] = [...methods.keys()];

/**
 * How the DIDs of this method are resolved: the one place to ask.
 *
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 * @example
 * const method = didMethodOf('did:key:z6Mk…');
 * if ('resolveLocally' in method) method.resolveLocally('did:key:z6Mk…');
 */
export function didMethodOf(did: string): DidMethod {
  const { method } = parseDid(did);
  const found = methods.get(method);
  if (found === undefined) throw new CredentialError('did.method-unsupported', `did:${method}`);
  return found;
}

/**
 * What must be fetched to resolve a DID, as far as the texts already fetched tell: nothing for did:key and did:jwk. Asked
 * again with what was fetched, it may name more.
 *
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 * @example
 * didSources('did:web:example.org'); // [{ kind: 'did-document', url: 'https://example.org/.well-known/did.json' }]
 */
export function didSources(
  did: string,
  texts: ReadonlyMap<string, string> = new Map(),
  options: DidWebOptions = {},
): readonly DidSource[] {
  const method = didMethodOf(did);
  return 'sources' in method ? method.sources(did, texts, options) : [];
}

/** The services that a DID has by its method alone: where a path in its DID URLs leads. */
export function implicitServices(did: string): readonly DidService[] {
  const method = methods.get(parseDid(did).method);
  return method !== undefined && 'implicitServices' in method ? (method.implicitServices?.(did) ?? []) : [];
}
