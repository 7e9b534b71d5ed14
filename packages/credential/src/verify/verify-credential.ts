import { typesOf } from '../model/types-of.ts';
import { agesOf } from './ages-of.ts';
import { checkSchema } from './checks/check-schema.ts';
import { checkSecured } from './checks/check-secured.ts';
import { checkStatus } from './checks/check-status.ts';
import { checkValidity } from './checks/check-validity.ts';
import type { Evidence } from './evidence.ts';
import { attempt, pass, toCheck, worst } from './finding.ts';
import type { KnownIssuer } from './known-issuers.ts';
import { openDocument } from './open-document.ts';
import { requirementsOf } from './requirements-of.ts';
import { type Check, overallOutcome, type Technical, type Verdict } from './result.ts';
import { sentenceOf } from './sentence-of.ts';
import { standingOfIssuer } from './standing-of-issuer.ts';
import { summarise } from './summarise.ts';
import { unread } from './unread.ts';

/** How far apart the clocks of signer and verifier may be before a date counts as wrong. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** What the person who verifies may decide. */
export interface VerificationPolicy {
  /** At most 300, by default {@link CLOCK_TOLERANCE_SECONDS}. */
  readonly clockToleranceSeconds?: number | undefined;
  /** The issuers that the verifier knows. Who is not among them is not worse for it: the verdict says so, as information. */
  readonly knownIssuers?: readonly KnownIssuer[] | undefined;
}

/** What `verifyCredential` needs. */
export interface VerifyCredentialInput {
  readonly text: string | Uint8Array;
  readonly evidence: Evidence;
  /** The verifier's time. There is no default: a check of dates against an unknown clock is none. */
  readonly now: Date;
  readonly policy?: VerificationPolicy | undefined;
}

/**
 * The verdict about a credential, from its text and from what was fetched for it: the one function behind every answer
 * that Laurel gives. It fetches nothing, keeps nothing and does not throw for bad input (an invalid `now` is the
 * caller's fault, and a RangeError).
 *
 * Checks: parse → proof → issuer → status → validity → schema. A fail makes it *not valid*; otherwise anything unknown
 * makes it *could not be checked*; otherwise it is *valid*. It cannot know whether the issuer deserves trust: that is the
 * reader's to decide from `credential.issuer`, and `information` says whether the verifier knows it.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verification
 * @example
 * const evidence = await gatherEvidence({ text, retrieve });
 * const { outcome, sentence, checks } = await verifyCredential({ text, evidence, now: new Date() });
 */
export async function verifyCredential({ text, evidence, now, policy }: VerifyCredentialInput): Promise<Verdict> {
  const read = attempt(() => openDocument(text, evidence.contexts));
  if (!read.ok) return unread(read.finding, now);
  const { form, credential } = read.value;
  const clock = { now, toleranceMs: toleranceSeconds(policy) * 1_000 };
  const [secured, status] = await Promise.all([
    checkSecured(read.value, evidence, clock),
    checkStatus(credential, evidence, clock),
  ]);
  const validity = checkValidity(credential, clock);
  const checks = [
    toCheck('parse', pass('parse.read')),
    toCheck('proof', secured.proof),
    toCheck('issuer', secured.issuer),
    toCheck('status', status.finding),
    toCheck('validity', validity.finding),
    toCheck('schema', checkSchema(credential)),
  ];
  const technical: Technical = {
    checkedAt: now.toISOString(),
    form,
    id: credential.id,
    types: typesOf(credential),
    contexts: credential['@context'].filter((entry) => typeof entry === 'string'),
    proofs: secured.technical,
    statuses: status.technical,
    documents: agesOf(requirementsOf(text, evidence), evidence, now),
  };
  const shown = isShowable(checks) ? summarise(credential) : undefined;
  const standing = standingOfIssuer(shown?.issuer, policy?.knownIssuers);
  const outcome = overallOutcome(checks);
  const verdict = {
    outcome,
    ...sentenceOf(outcome, checks),
    signature: worst([secured.proof, secured.issuer]).outcome,
    checks,
    warnings: [...secured.warnings, ...status.warnings, ...validity.warnings, ...standing.warnings],
    information: standing.information,
    technical,
  };
  return shown === undefined ? verdict : { ...verdict, credential: shown };
}

/** NaN compares false with everything, and would let every date pass. */
function toleranceSeconds({ clockToleranceSeconds = CLOCK_TOLERANCE_SECONDS }: VerificationPolicy = {}): number {
  if (Number.isNaN(clockToleranceSeconds)) return CLOCK_TOLERANCE_SECONDS;
  return Math.min(Math.max(clockToleranceSeconds, 0), 300);
}

/** Claims are shown only if they are known to be the issuer's. A revoked or expired credential's are. */
function isShowable(checks: readonly Check[]): boolean {
  const schema = checks.find(({ name }) => name === 'schema');
  const genuine = checks.filter(({ name }) => name === 'proof' || name === 'issuer');
  return genuine.every(({ outcome }) => outcome === 'pass') && schema?.outcome !== 'fail';
}
