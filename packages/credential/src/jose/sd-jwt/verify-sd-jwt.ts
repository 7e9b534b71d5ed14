import type { PublicKey } from '../../key/public-key.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { BindingExpectation, BindingReasonCode } from '../binding.ts';
import { checkTimes, type TimesReasonCode } from '../check-times.ts';
import { verifyJws } from '../jws/verify-jws.ts';
import { registeredClaims } from '../registered-claims.ts';
import { mediaTypeName, typeWrong } from '../token-type.ts';
import { checkKeyBinding } from './check-key-binding.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { checkDisclosable } from './undisclosable.ts';

/** What `verifySdJwt` needs. */
export interface VerifySdJwtInput {
  readonly sdJwt: string;
  /** The `typ` that the caller expects. */
  readonly type: string;
  /** The issuer's key. That it is the issuer's is for the caller to know. */
  readonly key: PublicKey;
  readonly now: Date;
  /** What the holder must have signed. The decision is the verifier's alone, whatever is presented. */
  readonly keyBinding: Omit<BindingExpectation, 'now'> | 'not-required';
}

/** The verdict about an SD-JWT, with the claims only if it counts. */
export type SdJwtVerification =
  | { readonly verified: true; readonly claims: JsonObject }
  | {
      readonly verified: false;
      readonly reasonCode: 'proof.signature-wrong' | TimesReasonCode | BindingReasonCode;
      readonly detail?: string | undefined;
    };

/**
 * Verifies an SD-JWT of any type: the issuer's signature, the disclosed parts, the times, and the key binding if the
 * caller requires one. `claims` holds exactly what was disclosed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-7
 * @throws CredentialError `sd-jwt.*`, `jose.*`, `json.*` for what is no SD-JWT of this type
 * @example
 * const keyBinding = { audience: 'https://verifier.example', nonce };
 * const result = await verifySdJwt({ sdJwt, type: 'dc+sd-jwt', key, now, keyBinding });
 * if (result.verified) use(result.claims);
 */
export async function verifySdJwt({ sdJwt, type, key, now, keyBinding }: VerifySdJwtInput): Promise<SdJwtVerification> {
  const parsed = parseSdJwt(sdJwt);
  const { jws, unverified } = parsed;
  const { typ } = jws.header;
  if (mediaTypeName(typeof typ === 'string' ? typ : undefined) !== mediaTypeName(type)) {
    throw typeWrong(`typ ${JSON.stringify(typ)}`);
  }
  checkDisclosable(unverified.places.values(), mediaTypeName(type), 'reading');
  const times = registeredClaims(unverified.claims);
  if (!(await verifyJws(jws, key))) return { verified: false, reasonCode: 'proof.signature-wrong' };
  const toleranceMs = (keyBinding === 'not-required' ? 60 : (keyBinding.clockToleranceSeconds ?? 60)) * 1_000;
  const untimely = checkTimes(times, { now, toleranceMs });
  if (untimely !== undefined) return { verified: false, reasonCode: untimely };
  if (keyBinding !== 'not-required') {
    const finding = await checkKeyBinding(parsed, { ...keyBinding, now });
    if (!finding.bound) return { verified: false, reasonCode: finding.reasonCode, detail: finding.detail };
  }
  return { verified: true, claims: unverified.claims };
}
