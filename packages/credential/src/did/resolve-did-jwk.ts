import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { checkPublicJwk } from '../key/check-public-jwk.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import type { DidDocument } from './did-document.ts';
import { parseDid } from './parse-did.ts';
import { verificationRelationships } from './verification-relationship.ts';

/**
 * The document of a did:jwk. Nothing is fetched: the identifier is the key, a JSON Web Key in base64url. Its one method
 * is `#0`, whatever `kid` says; `use` decides what it may be used for.
 *
 * @see https://github.com/quartzjer/did-jwk/blob/main/spec.md#to-create-the-did-document
 * @throws CredentialError `did.malformed`, `did.method-unsupported`, `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * const { verificationMethod } = resolveDidJwk(didJwkOf(jwk));
 */
export function resolveDidJwk(did: string): DidDocument {
  const { method, identifier, fragment } = parseDid(did);
  if (method !== 'jwk') throw new CredentialError('did.method-unsupported', `did:${method} is not did:jwk`);
  if (fragment !== undefined) throw new CredentialError('did.malformed', 'a fragment');
  const publicKeyJwk = readJwk(identifier);
  checkPublicJwk(publicKeyJwk);
  const id = `${did}#0`;
  const allowed = verificationRelationships.filter((relationship) => isAllowed(relationship, publicKeyJwk.use));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk }],
    ...Object.fromEntries(allowed.map((relationship) => [relationship, [id]])),
  };
}

/**
 * The did:jwk of a public key.
 *
 * @throws CredentialError `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * didJwkOf(jwkOfPublicKey(publicKey)); // 'did:jwk:eyJrdHkiOiJPS1AiLCJjcnYi…'
 */
export function didJwkOf(jwk: JsonObject): string {
  checkPublicJwk(jwk);
  return `did:jwk:${base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(jwk)))}`;
}

function isAllowed(relationship: string, use: JsonValue | undefined): boolean {
  if (use === 'enc') return relationship === 'keyAgreement';
  return use !== 'sig' || relationship !== 'keyAgreement';
}

function readJwk(identifier: string): JsonObject {
  try {
    const jwk = parseJson(base64urlnopad.decode(identifier));
    if (isJsonObject(jwk)) return jwk;
  } catch (cause) {
    throw new CredentialError('did.malformed', 'its identifier is not a JSON Web Key in base64url', { cause });
  }
  throw new CredentialError('did.malformed', 'its identifier is not a JSON object');
}
