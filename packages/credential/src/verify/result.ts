import type { ReasonCode } from './reason-codes.ts';
import type { CredentialSummary } from './summary.ts';

/** The checks, in the order in which they are made. */
export const checkNames = ['parse', 'proof', 'issuer', 'status', 'validity', 'schema'] as const;

/** The name of a check. */
export type CheckName = (typeof checkNames)[number];

/** `not-applicable` counts as a pass: there is nothing to check. `unknown` never does. */
export type CheckOutcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** The answer of one check. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: CheckOutcome;
  readonly reasonCode: ReasonCode;
  /** One plain sentence. */
  readonly sentence: string;
  /** For an engineer. Never needed to understand the answer. */
  readonly detail?: string | undefined;
}

/** Something worth knowing that does not change the outcome. */
export interface Warning {
  readonly reasonCode: ReasonCode;
  readonly sentence: string;
  readonly detail?: string | undefined;
}

/** The overall answer, in Laurel's three words. */
export type Outcome = 'valid' | 'not-valid' | 'could-not-be-checked';

/** One proof as it was verified. */
export interface TechnicalProof {
  readonly cryptosuite: string;
  readonly verificationMethod: string;
  readonly created?: string | undefined;
  readonly documentHash?: string | undefined;
  readonly proofHash?: string | undefined;
}

/** One status entry as it was read. */
export interface TechnicalStatus {
  readonly listUrl: string;
  readonly index: number;
  readonly purpose: string;
  readonly value?: number | undefined;
  readonly fetchedAt?: string | undefined;
}

/** What an engineer wants to see. */
export interface Technical {
  readonly checkedAt: string;
  readonly id?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly contexts?: readonly string[] | undefined;
  readonly proofs: readonly TechnicalProof[];
  readonly statuses: readonly TechnicalStatus[];
}

/** What `verifyCredential` answers. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The answer in one plain sentence. */
  readonly sentence: string;
  readonly checks: readonly Check[];
  readonly warnings: readonly Warning[];
  /** The claims. Only there when the proof is right and the issuer owns the key, and read only from what was signed. */
  readonly credential?: CredentialSummary | undefined;
  readonly technical: Technical;
}

/** Any fail: not valid. Else any unknown: could not be checked. Else valid. No check at all is no pass. */
export function overallOutcome(checks: readonly Pick<Check, 'outcome'>[]): Outcome {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'not-valid';
  const settled = checks.every(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable');
  return settled && checks.some(({ outcome }) => outcome === 'pass') ? 'valid' : 'could-not-be-checked';
}
