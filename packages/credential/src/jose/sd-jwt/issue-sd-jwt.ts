import { CredentialError } from '../../errors.ts';
import { jwkOfPublicKey } from '../../key/jwk.ts';
import type { PublicKey } from '../../key/public-key.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { encodeJson } from '../encode-json.ts';
import { createJws } from '../jws/create-jws.ts';
import { mediaTypeName } from '../token-type.ts';
import { concealClaims } from './conceal-claims.ts';
import type { SdHash } from './sd-hash.ts';
import { checkDisclosable } from './undisclosable.ts';

/** What `issueSdJwt` needs. */
export interface IssueSdJwtInput {
  /** The `typ`: `dc+sd-jwt` for an SD-JWT VC of the IETF, `vc+sd-jwt` for a credential of the W3C, or one's own. */
  readonly type: string;
  readonly payload: JsonObject;
  /** JSON Pointers to the parts that the holder may show or hide. */
  readonly disclosable: readonly string[];
  readonly signingKey: SigningKey;
  readonly kid?: string | undefined;
  readonly cty?: string | undefined;
  /** By default `sha-256`. */
  readonly hash?: SdHash | undefined;
  /** That many bytes of cryptographic randomness, new ones at each call. */
  readonly random: (length: number) => Uint8Array;
  /** How many digests of nothing to add to each object that hides something, by default none. */
  readonly decoys?: number | undefined;
  /** The key with which the holder will prove to be the holder (`cnf`). */
  readonly holderKey?: PublicKey | undefined;
}

/**
 * An SD-JWT with all its disclosures, for the holder.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4
 * @throws CredentialError `sd-jwt.*`, `jose.*`, `json.*`, `proof.signer-failed`
 * @example
 * const sdJwt = await issueSdJwt({
 *   type: 'dc+sd-jwt',
 *   payload: { iss, vct: 'https://college.example/it-support', given_name: 'Ayşe', level: 4 },
 *   disclosable: ['/given_name'],
 *   signingKey, kid, holderKey,
 *   random: (length) => crypto.getRandomValues(new Uint8Array(length)),
 * });
 */
export async function issueSdJwt(input: IssueSdJwtInput): Promise<string> {
  const { type, disclosable, signingKey, kid, cty, hash = 'sha-256', random, decoys = 0 } = input;
  checkDisclosable(disclosable, mediaTypeName(type), 'issuing');
  const { payload, disclosures } = concealClaims(withHolder(input), { disclosable, hash, random, decoys });
  const header = { typ: type, ...(kid === undefined ? {} : { kid }), ...(cty === undefined ? {} : { cty }) };
  const signed = disclosures.length === 0 ? payload : { ...payload, _sd_alg: hash };
  const jws = await createJws({ header, payload: encodeJson(signed), signingKey });
  return [jws, ...disclosures.map(({ encoded }) => encoded), ''].join('~');
}

function withHolder({ payload, holderKey, type }: IssueSdJwtInput): JsonObject {
  if (mediaTypeName(type) === 'dc+sd-jwt' && (typeof payload.vct !== 'string' || payload.vct === '')) {
    throw new CredentialError('jose.claims-malformed', '/vct');
  }
  if (holderKey === undefined) return payload;
  if (payload.cnf !== undefined) throw new CredentialError('jose.claims-conflict', 'cnf beside a key of the holder');
  return { ...payload, cnf: { jwk: jwkOfPublicKey(holderKey) } };
}
