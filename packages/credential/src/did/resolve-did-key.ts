import { CredentialError } from '../errors.ts';
import { buildDidDocument } from './build-did-document.ts';
import type { DidDocument } from './did-document.ts';
import { parseDid } from './parse-did.ts';

/**
 * The document of a did:key with an Ed25519 key. Nothing is fetched: the key is the identifier.
 *
 * @see https://w3c-ccg.github.io/did-key-spec/#document-creation-algorithm
 * @throws CredentialError `did.malformed`, `did.method-unsupported`, `key.malformed`, `key.refused`
 */
export function resolveDidKey(did: string): DidDocument {
  const { method, identifier, fragment } = parseDid(did);
  if (method !== 'key') throw new CredentialError('did.method-unsupported', `did:${method} is not did:key`);
  if (fragment !== undefined) throw new CredentialError('did.malformed', 'a fragment');
  return buildDidDocument({ did, keys: [{ id: `${did}#${identifier}`, publicKeyMultibase: identifier }] });
}
