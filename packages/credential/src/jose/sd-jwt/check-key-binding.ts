import { CredentialError } from '../../errors.ts';
import { publicKeyOfJwk } from '../../key/jwk.ts';
import type { PublicKey } from '../../key/public-key.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { type BindingExpectation, type BindingFinding, unbound } from '../binding.ts';
import { unverifiedClaims } from '../jws/parse-jws.ts';
import { verifyJws } from '../jws/verify-jws.ts';
import { numericDate } from '../registered-claims.ts';
import { mediaTypeName } from '../token-type.ts';
import type { ParsedSdJwt } from './parse-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

const MAX_AGE_SECONDS = 300;
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * Whether the holder, and nobody else, presents just these parts, to this verifier, now. To be asked only after the
 * issuer's signature was found right: the holder's key is in what the issuer signed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-7.3
 */
export async function checkKeyBinding(sdJwt: ParsedSdJwt, expected: BindingExpectation): Promise<BindingFinding> {
  const { keyBinding, hash, presented, unverified } = sdJwt;
  if (keyBinding === undefined) return unbound('binding.missing');
  if (mediaTypeName(String(keyBinding.header.typ)) !== 'kb+jwt') return unbound('binding.malformed', 'typ');
  const key = attempt(() => holderKey(unverified.claims));
  if (key === undefined) return unbound('binding.key-unknown');
  if (!(await verifyJws(keyBinding, key))) return unbound('binding.signature-wrong');
  const claims = attempt(() => readKeyBinding(unverifiedClaims(keyBinding)));
  if (claims === undefined) return unbound('binding.malformed');
  if (claims.sdHash !== sdDigest(hash, presented)) return unbound('binding.other-content');
  if (expected.audience !== undefined && claims.audience !== expected.audience) {
    return unbound('proof.domain-wrong', claims.audience);
  }
  if (expected.nonce !== undefined && claims.nonce !== expected.nonce) {
    return unbound('proof.challenge-wrong', claims.nonce);
  }
  return checkAge(claims, expected);
}

interface KeyBindingClaims {
  readonly audience: string;
  readonly nonce: string;
  readonly sdHash: string;
  readonly issuedAt: Date;
  readonly notBefore?: Date | undefined;
  readonly expires?: Date | undefined;
}

function readKeyBinding(claims: JsonObject): KeyBindingClaims {
  const { aud: audience, nonce, sd_hash: sdHash } = claims;
  const issuedAt = numericDate(claims, 'iat');
  if (
    issuedAt === undefined ||
    typeof audience !== 'string' ||
    typeof nonce !== 'string' ||
    typeof sdHash !== 'string'
  ) {
    throw new CredentialError('jose.claims-malformed', 'the key binding');
  }
  const [notBefore, expires] = [numericDate(claims, 'nbf'), numericDate(claims, 'exp')];
  return { audience, nonce, sdHash, issuedAt, notBefore, expires };
}

function checkAge({ issuedAt, notBefore, expires }: KeyBindingClaims, expected: BindingExpectation): BindingFinding {
  const { now, maxAgeSeconds = MAX_AGE_SECONDS, clockToleranceSeconds = CLOCK_TOLERANCE_SECONDS } = expected;
  // NaN compares false with everything, and would let every age pass.
  if ([now.getTime(), maxAgeSeconds, clockToleranceSeconds].some(Number.isNaN)) throw new RangeError('no instant');
  const [earliest, latest] = [
    now.getTime() - clockToleranceSeconds * 1_000,
    now.getTime() + clockToleranceSeconds * 1_000,
  ];
  if (issuedAt.getTime() > latest || (notBefore?.getTime() ?? 0) > latest) return unbound('binding.in-future');
  const tooOld = issuedAt.getTime() < earliest - maxAgeSeconds * 1_000;
  if (tooOld || (expires?.getTime() ?? Number.POSITIVE_INFINITY) <= earliest) return unbound('binding.too-old');
  return { bound: true };
}

/** The key that the issuer has confirmed as the holder's (RFC 7800 section 3.2). */
function holderKey({ cnf }: JsonObject): PublicKey | undefined {
  return isJsonObject(cnf) && isJsonObject(cnf.jwk) ? publicKeyOfJwk(cnf.jwk) : undefined;
}

/** A holder's mistake is part of the verdict about the binding, and no refusal of the credential. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}
