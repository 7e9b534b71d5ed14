import { CredentialError } from '../errors.ts';
import { buildDidDocument } from './build-did-document.ts';
import type { DidDocument } from './did-document.ts';
import { parseDid } from './parse-did.ts';

const ALL = ['authentication', 'assertionMethod', 'capabilityInvocation', 'capabilityDelegation'] as const;

/**
 * The document of a did:key, its one key as a Multikey. Nothing is fetched: the key is the identifier. Every kind of key
 * is read that {@link decodePublicKeyMultibase} reads.
 *
 * NOTE: no key for encryption is derived (the option `enableEncryptionKeyDerivation`, off by default in the
 * specification), and no version stands in the identifier: nothing that Laurel does needs them.
 *
 * @see https://w3c-ccg.github.io/did-key-spec/#document-creation-algorithm
 * @throws CredentialError `did.malformed`, `did.method-unsupported`, `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * resolveDidKey('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK').assertionMethod;
 * // ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK']
 */
export function resolveDidKey(did: string): DidDocument {
  const { method, identifier, fragment } = parseDid(did);
  if (method !== 'key') throw new CredentialError('did.method-unsupported', `did:${method} is not did:key`);
  if (fragment !== undefined) throw new CredentialError('did.malformed', 'a fragment');
  const key = { id: `${did}#${identifier}`, publicKeyMultibase: identifier, relationships: ALL };
  return buildDidDocument({ did, keys: [key] });
}
