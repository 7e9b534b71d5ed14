import { type MethodFault, methodFor } from '../../did/method-for.ts';
import { toInstant } from '../../model/date-time.ts';
import { type Finding, fail, pass } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Signature } from '../signature.ts';
import type { Occasion } from './clock.ts';
import type { ResolvedKey } from './resolved-key.ts';

const faults: Readonly<Record<MethodFault, ReasonCode>> = {
  'not-listed': 'issuer.key-not-listed',
  'other-document': 'issuer.key-not-listed',
  'other-controller': 'issuer.key-controller-wrong',
  'not-for-this': 'issuer.key-not-for-credentials',
};

/** The question this check answers: did the author that the document names make this signature? */
export interface IssuerFinding {
  readonly finding: Finding;
  /** The key was revoked, but after the date that the proof states. */
  readonly revokedLater?: string | undefined;
}

/** What `checkIssuer` needs. */
export interface CheckIssuerInput extends Pick<Occasion, 'purpose'> {
  /** The issuer of a credential, the holder of a presentation. */
  readonly author: string;
  readonly signature: Pick<Signature, 'created'>;
  readonly key: ResolvedKey;
}

/**
 * The key that made a signature belongs to the named author, who allows it this use, and it was in force at the time that
 * the signature states. `created` is the signer's word: whoever stole a key can write an earlier date.
 */
export function checkIssuer({ author, signature, key, purpose }: CheckIssuerInput): IssuerFinding {
  const { did, document, id } = key;
  const { created } = signature;
  if (did !== author || document.id !== author)
    return { finding: fail('issuer.not-key-owner', `${did} is not ${author}`) };
  const found = methodFor(document, id, purpose);
  if (!found.ok) return { finding: fail(faults[found.fault], found.detail) };
  const { revoked, expires } = found.method;
  if (isAfter(created, expires)) return { finding: fail('issuer.key-expired', expires) };
  if (isAfter(created, revoked)) return { finding: fail('issuer.key-revoked', revoked) };
  return { finding: pass('issuer.key-owner', did), revokedLater: revoked };
}

/** True if the proof was made at the end or later, or does not say when. */
function isAfter(created: string | undefined, end: string | undefined): boolean {
  if (end === undefined) return false;
  return created === undefined || toInstant(created) >= toInstant(end);
}
