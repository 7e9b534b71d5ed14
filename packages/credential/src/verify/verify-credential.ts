import { parseCredential } from '../model/parse-credential.ts';
import { checkSchema } from './checks/check-schema.ts';
import { checkSecured } from './checks/check-secured.ts';
import { checkStatus } from './checks/check-status.ts';
import { checkValidity } from './checks/check-validity.ts';
import type { Evidence } from './evidence.ts';
import { attempt, type Finding, pass, toCheck, unknown } from './finding.ts';
import { type Check, checkNames, type Outcome, overallOutcome, type Technical, type Verdict } from './result.ts';
import { summarise } from './summarise.ts';

/** How far apart the clocks of signer and verifier may be before a date counts as wrong. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** What the person who verifies may decide. */
export interface VerificationPolicy {
  /** At most 300, by default {@link CLOCK_TOLERANCE_SECONDS}. */
  readonly clockToleranceSeconds?: number | undefined;
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
 * reader's to decide from `credential.issuer`.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verification
 * @example
 * const evidence = await gatherEvidence({ text, retrieve });
 * const { outcome, sentence, checks } = await verifyCredential({ text, evidence, now: new Date() });
 */
export async function verifyCredential({ text, evidence, now, policy }: VerifyCredentialInput): Promise<Verdict> {
  const read = attempt(() => parseCredential(text));
  if (!read.ok) return unread(read.finding, now);
  const credential = read.value;
  const clock = { now, toleranceMs: toleranceSeconds(policy) * 1_000 };
  const [secured, status] = await Promise.all([
    checkSecured(credential, evidence, clock),
    checkStatus(credential, evidence, clock),
  ]);
  const checks = [
    toCheck('parse', pass('parse.read')),
    toCheck('proof', secured.proof),
    toCheck('issuer', secured.issuer),
    toCheck('status', status.finding),
    toCheck('validity', checkValidity(credential, clock)),
    toCheck('schema', checkSchema(credential)),
  ];
  const { id, type, '@context': contexts } = credential;
  const technical = { ...blank(now), id, types: type, contexts, proofs: secured.technical, statuses: status.technical };
  const outcome = overallOutcome(checks);
  const warnings = [...secured.warnings, ...status.warnings];
  const verdict = { outcome, sentence: sentenceOf(outcome, checks), checks, warnings, technical };
  return isShowable(checks) ? { ...verdict, credential: summarise(credential) } : verdict;
}

/** NaN compares false with everything, and would let every date pass. */
function toleranceSeconds({ clockToleranceSeconds = CLOCK_TOLERANCE_SECONDS }: VerificationPolicy = {}): number {
  if (Number.isNaN(clockToleranceSeconds)) return CLOCK_TOLERANCE_SECONDS;
  return Math.min(Math.max(clockToleranceSeconds, 0), 300);
}

function unread(parse: Finding, now: Date): Verdict {
  const checks = checkNames.map((name) => toCheck(name, name === 'parse' ? parse : unknown('check.not-reached')));
  const outcome = overallOutcome(checks);
  return { outcome, sentence: sentenceOf(outcome, checks), checks, warnings: [], technical: blank(now) };
}

/** Claims are shown only if they are known to be the issuer's. A revoked or expired credential's are. */
function isShowable(checks: readonly Check[]): boolean {
  const schema = checks.find(({ name }) => name === 'schema');
  const genuine = checks.filter(({ name }) => name === 'proof' || name === 'issuer');
  return genuine.every(({ outcome }) => outcome === 'pass') && schema?.outcome !== 'fail';
}

function blank(now: Date): Technical {
  return { checkedAt: now.toISOString(), proofs: [], statuses: [] };
}

function sentenceOf(outcome: Outcome, checks: readonly Check[]): string {
  if (outcome === 'valid') return 'Valid: it is genuine, from the issuer it names, and still good.';
  const decisive = checks.find((check) => check.outcome === (outcome === 'not-valid' ? 'fail' : 'unknown'));
  const headline = outcome === 'not-valid' ? 'Not valid' : 'Could not be checked';
  return decisive === undefined ? `${headline}.` : `${headline}: ${decisive.sentence}`;
}
