import { base64urlnopad } from '@scure/base';
import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject } from '../model/json-value.ts';
import { privateMemberOf } from './private-member-of.ts';
import { type KeyType, type PublicKey, toPublicKey, uncompressed } from './public-key.ts';
import { rsaPublicKeyInfo } from './rsa-public-key-info.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const curves = ['P-256', 'P-384', 'P-521', 'secp256k1'] as const;
const coordinateLength = { 'P-256': 32, 'P-384': 48, 'P-521': 66, secp256k1: 32 } as const;

const jwkSchema = z.discriminatedUnion('kty', [
  z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url.length(43) }),
  z.looseObject({ kty: z.literal('EC'), crv: z.enum(curves), x: base64url.max(88), y: base64url.max(88) }),
  z.looseObject({ kty: z.literal('RSA'), n: base64url.max(1_400), e: base64url.max(12) }),
]);

/**
 * The public key of a JSON Web Key. A key with a private part is refused: whoever reads it can sign with it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7517
 * @throws CredentialError `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * publicKeyOfJwk({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }).type; // 'Ed25519'
 */
export function publicKeyOfJwk(jwk: JsonObject): PublicKey {
  const secret = privateMemberOf(jwk);
  if (secret !== undefined) throw new CredentialError('key.refused', `JWK /${secret}: a private part`);
  if (!isKnownKind(jwk)) throw new CredentialError('key.type-unsupported', `JWK of ${jwk.kty} ${jwk.crv}`);
  const parsed = jwkSchema.safeParse(jwk);
  if (!parsed.success) throw new CredentialError('key.malformed', `JWK ${describeIssue(parsed.error)}`);
  const key = parsed.data;
  if (key.kty === 'OKP') return toPublicKey('Ed25519', bytes(key.x));
  if (key.kty === 'RSA') return toPublicKey('RSA', rsaPublicKeyInfo(bytes(key.n), bytes(key.e)));
  return pointOf(key.crv, bytes(key.x), bytes(key.y));
}

/**
 * The JSON Web Key of a public key on a curve.
 *
 * @throws CredentialError `key.refused` for a kind that has no registered JWK form here
 * @example
 * jwkOfPublicKey(decodePublicKeyMultibase('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')).crv; // 'Ed25519'
 */
export function jwkOfPublicKey(key: PublicKey): JsonObject {
  if (key.type === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(key.bytes) };
  if (!isEllipticCurve(key.type)) throw new CredentialError('key.refused', `${key.type} is not written as a JWK here`);
  const length = coordinateLength[key.type];
  const point = uncompressed(key);
  return {
    kty: 'EC',
    crv: key.type,
    x: base64urlnopad.encode(point.slice(1, 1 + length)),
    y: base64urlnopad.encode(point.slice(1 + length)),
  };
}

/** A key of another kind is not malformed: we cannot read it. A kind that is no text is. */
function isKnownKind({ kty, crv }: JsonObject): boolean {
  if (typeof kty !== 'string' || kty === 'RSA') return true;
  if (typeof crv !== 'string') return kty === 'EC' || kty === 'OKP';
  return kty === 'OKP' ? crv === 'Ed25519' : kty === 'EC' && isEllipticCurve(crv);
}

function pointOf(curve: keyof typeof coordinateLength, x: Uint8Array, y: Uint8Array): PublicKey {
  const length = coordinateLength[curve];
  if (x.length !== length || y.length !== length) {
    throw new CredentialError('key.malformed', 'JWK /x or /y: its length');
  }
  const compressed = toPublicKey(curve, Uint8Array.from([2 + ((y.at(-1) ?? 0) & 1), ...x]));
  const written = uncompressed(compressed).subarray(1 + length);
  // The compressed form says only whether y is odd: another y is a point beside the curve.
  if (written.some((byte, at) => byte !== y[at])) throw new CredentialError('key.refused', `no point of ${curve}`);
  return compressed;
}

function isEllipticCurve(type: KeyType | string): type is keyof typeof coordinateLength {
  return Object.hasOwn(coordinateLength, type);
}

function bytes(text: string): Uint8Array {
  try {
    return base64urlnopad.decode(text);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'JWK: not base64url', { cause });
  }
}
