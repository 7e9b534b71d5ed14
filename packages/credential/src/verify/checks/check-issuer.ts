import { type MethodFault, methodFor } from '../../did/method-for.ts';
import { toInstant } from '../../model/date-time.ts';
import { type Finding, fail, pass } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Signature } from '../signature.ts';
import type { ResolvedKey } from './resolve-key.ts';

const faults: Readonly<Record<MethodFault, ReasonCode>> = {
  'not-listed': 'issuer.key-not-listed',
  'other-document': 'issuer.key-not-listed',
  'other-controller': 'issuer.key-controller-wrong',
  'not-for-this': 'issuer.key-not-for-credentials',
};

/** The question this check answers: did the issuer that the credential names make this proof? */
export interface IssuerFinding {
  readonly finding: Finding;
  /** The key was revoked, but after the date that the proof states. */
  readonly revokedLater?: string | undefined;
}

/**
 * The key that made a proof belongs to the named issuer, who allows it to sign credentials, and it was in force at the
 * time that the proof states. `created` is the signer's word: whoever stole a key can write an earlier date.
 */
export function checkIssuer(
  issuer: string,
  proof: Pick<Signature, 'verificationMethod' | 'created'>,
  { did, document }: ResolvedKey,
): IssuerFinding {
  if (did !== issuer || document.id !== issuer)
    return { finding: fail('issuer.not-key-owner', `${did} is not ${issuer}`) };
  const found = methodFor(document, proof.verificationMethod, 'assertionMethod');
  if (!found.ok) return { finding: fail(faults[found.fault], found.detail) };
  const { revoked, expires } = found.method;
  if (isAfter(proof.created, expires)) return { finding: fail('issuer.key-expired', expires) };
  if (isAfter(proof.created, revoked)) return { finding: fail('issuer.key-revoked', revoked) };
  return { finding: pass('issuer.key-owner', did), revokedLater: revoked };
}

/** True if the proof was made at the end or later, or does not say when. */
function isAfter(created: string | undefined, end: string | undefined): boolean {
  if (end === undefined) return false;
  return created === undefined || toInstant(created) >= toInstant(end);
}
