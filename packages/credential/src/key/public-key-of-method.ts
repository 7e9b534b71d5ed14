import { base58 } from '@scure/base';
import type { VerificationMethod } from '../did/did-document.ts';
import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { decodePublicKeyMultibase } from './decode-public-key-multibase.ts';
import { publicKeyOfJwk } from './jwk.ts';
import { type KeyType, type PublicKey, toPublicKey } from './public-key.ts';

/** The types of verification method that name one kind of key; `undefined` where any kind may stand. */
const methodTypes: ReadonlyMap<string, KeyType | undefined> = new Map([
  ['Multikey', undefined],
  ['JsonWebKey', undefined],
  ['JsonWebKey2020', undefined],
  ['Ed25519VerificationKey2020', 'Ed25519'],
  ['Ed25519VerificationKey2018', 'Ed25519'],
  ['P256Key2021', 'P-256'],
  ['EcdsaSecp256r1VerificationKey2019', 'P-256'],
  ['EcdsaSecp256k1VerificationKey2019', 'secp256k1'],
]);

/** Members under which a secret key stands, in today's form and in the older ones. */
const SECRET = /^(?:secret|private)Key/;

/**
 * The key of a verification method, in whichever of the forms in use it is written: `publicKeyMultibase`,
 * `publicKeyJwk`, or the `publicKeyBase58` of 2018. Two forms in one method are two keys, and refused; so is a key whose
 * secret stands beside it, and one that its JWK keeps for something other than signatures.
 *
 * @see https://www.w3.org/TR/cid-1.0/#verification-methods
 * @throws CredentialError `key.type-unsupported`, `key.malformed`, `key.refused`
 * @example
 * const { type, bytes } = publicKeyOfMethod(document.verificationMethod[0]);
 */
export function publicKeyOfMethod(method: VerificationMethod): PublicKey {
  if (!methodTypes.has(method.type)) throw new CredentialError('key.type-unsupported', method.type);
  const secret = Object.keys(method).find((name) => SECRET.test(name));
  if (secret !== undefined) throw new CredentialError('key.refused', `its ${secret} is published`);
  const key = read(method);
  const wanted = methodTypes.get(method.type);
  if (wanted !== undefined && key.type !== wanted) {
    throw new CredentialError('key.malformed', `${method.type} with a key of ${key.type}`);
  }
  return key;
}

function read({ type, publicKeyMultibase, publicKeyJwk, publicKeyBase58 }: VerificationMethod): PublicKey {
  const forms = [publicKeyMultibase, publicKeyJwk, publicKeyBase58].filter((form) => form !== undefined);
  if (forms.length === 0) throw new CredentialError('key.type-unsupported', `${type} in a form we do not read`);
  if (forms.length > 1) throw new CredentialError('key.malformed', `${forms.length} keys in one ${type}`);
  if (publicKeyMultibase !== undefined) return decodePublicKeyMultibase(publicKeyMultibase);
  if (isJsonObject(publicKeyJwk)) return readJwk(publicKeyJwk);
  if (typeof publicKeyBase58 !== 'string' || type !== 'Ed25519VerificationKey2018' || publicKeyBase58.length > 64) {
    throw new CredentialError('key.malformed', type);
  }
  return toPublicKey('Ed25519', decodeBase58(publicKeyBase58));
}

/** RFC 7517 sections 4.2 and 4.3: what the owner of a key keeps it for. */
function readJwk(jwk: JsonObject): PublicKey {
  const { use = 'sig', key_ops: operations = ['verify'] } = jwk;
  const verifies = use === 'sig' && Array.isArray(operations) && operations.includes('verify');
  if (!verifies) throw new CredentialError('key.refused', 'a JWK that is not for signatures');
  return publicKeyOfJwk(jwk);
}

function decodeBase58(text: string): Uint8Array {
  try {
    return base58.decode(text);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'not base58btc', { cause });
  }
}
