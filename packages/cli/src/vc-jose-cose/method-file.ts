import {
  CredentialError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PublicKey,
  parseJson,
  publicKeyOfJwk,
  type SigningKey,
} from '@laurel/credential';
import { privateKeyOfJwk } from '../files/signing-key-file.ts';

/** A verification method with its secret key, as the suite hands it over. */
export interface MethodFile {
  readonly id: string;
  readonly jwkId: string | undefined;
  readonly publicKey: PublicKey;
  /** The key for signing, if the file has one. */
  signingKey(): SigningKey;
}

/**
 * Reads a verification method of type `JsonWebKey`, or a bare JWK.
 *
 * @throws CredentialError `json.*`, `key.*`
 */
export function readMethodFile(text: string): MethodFile {
  const method = objectOf(parseJson(text), 'the file');
  const secret = method.secretKeyJwk ?? method.privateKeyJwk ?? (method.d === undefined ? undefined : method);
  const { d: _d, ...jwk } = objectOf(method.publicKeyJwk ?? secret ?? method, 'publicKeyJwk');
  return {
    id: typeof method.id === 'string' ? method.id : '',
    jwkId: typeof jwk.kid === 'string' ? jwk.kid : undefined,
    publicKey: publicKeyOfJwk(jwk),
    signingKey: () => signingKeyOf(objectOf(secret, 'secretKeyJwk')),
  };
}

function signingKeyOf({ kty = '', crv = '', x = '', y, d = '' }: JsonObject): SigningKey {
  try {
    return privateKeyOfJwk({ kty, crv, x, ...(y === undefined ? {} : { y }), d }).signingKey;
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause;
    throw new CredentialError('key.malformed', 'secretKeyJwk', { cause });
  }
}

function objectOf(value: JsonValue | undefined, place: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new CredentialError('key.malformed', `${place} is no JSON object`);
}
