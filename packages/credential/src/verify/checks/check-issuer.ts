import { toInstant } from '../../model/date-time.ts';
import { type Finding, fail, pass } from '../finding.ts';
import type { Signature } from '../signature.ts';
import { absolute, type ResolvedKey } from './resolve-key.ts';

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
  { did, document, method }: ResolvedKey,
): IssuerFinding {
  if (did !== issuer || document.id !== issuer)
    return { finding: fail('issuer.not-key-owner', `${did} is not ${issuer}`) };
  if (method.controller !== issuer) return { finding: fail('issuer.key-controller-wrong', method.controller) };
  const listed = document.assertionMethod?.some(
    (entry) => absolute(typeof entry === 'string' ? entry : entry.id, did) === proof.verificationMethod,
  );
  if (listed !== true) return { finding: fail('issuer.key-not-for-credentials', proof.verificationMethod) };
  const { revoked, expires } = method;
  if (isAfter(proof.created, expires)) return { finding: fail('issuer.key-expired', expires) };
  if (isAfter(proof.created, revoked)) return { finding: fail('issuer.key-revoked', revoked) };
  return { finding: pass('issuer.key-owner', did), revokedLater: revoked };
}

/** True if the proof was made at the end or later, or does not say when. */
function isAfter(created: string | undefined, end: string | undefined): boolean {
  if (end === undefined) return false;
  return created === undefined || toInstant(created) >= toInstant(end);
}
