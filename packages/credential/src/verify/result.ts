import type { HolderFeature } from '../proof/selective/holder-commitment.ts';
import type { StatusListError } from '../status/status-list-error.ts';
import type { CheckOutcome } from './check-outcome.ts';
import type { Requirement } from './evidence.ts';
import type { IssuerStanding } from './known-issuers.ts';
import type { ReasonCode } from './reason-codes.ts';
import type { RecordVerdict, TechnicalRecord } from './record/record-verdict.ts';
import type { SecuringForm } from './securing-form.ts';
import type { CredentialSummary } from './summary.ts';

/** The checks, in the order in which they are made. */
export const checkNames = [
  'parse',
  'proof',
  'issuer',
  'status',
  'validity',
  'schema',
  'resources',
  'contents',
  'record',
] as const;

/** The name of a check. */
export type CheckName = (typeof checkNames)[number];

/** The answer of one check. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: CheckOutcome;
  readonly reasonCode: ReasonCode;
  /** One plain sentence. */
  readonly sentence: string;
  /** What to do about it; empty when nothing need be done. */
  readonly whatToDo: string;
  /** For an engineer. Never needed to understand the answer. */
  readonly detail?: string | undefined;
}

/** Something worth knowing that does not change the outcome: a warning, or plain information. */
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
  /** Where the proof is right: by which feature of its suite it is tied to secrets that only whoever showed it knows. */
  readonly holderFeature?: HolderFeature | undefined;
  /** Where the proof is right: the holder's pseudonym with this verifier, the same at each visit (hexadecimal). */
  readonly pseudonym?: string | undefined;
  /** Where the document is recorded on a blockchain: `eip155:<chain>/tx/<hash>`. */
  readonly transaction?: string | undefined;
}

/** One status entry as it was read. */
export interface TechnicalStatus {
  readonly type: string;
  readonly listUrl: string;
  /** Absent where the list names its credentials instead of numbering them. */
  readonly index?: number | undefined;
  readonly purpose: string;
  /** Only there when the list was believed. */
  readonly value?: number | undefined;
  /** The issuer's own word for the value, for an engineer. */
  readonly message?: string | undefined;
  /** Where the issuer explains its messages. */
  readonly references?: readonly string[] | undefined;
  readonly fetchedAt?: string | undefined;
  /** What went wrong, as Bitstring Status List 1.0 names it. */
  readonly error?: StatusListError | undefined;
}

/** A document that was fetched and used, and how old the copy was when it was used. */
export interface TechnicalDocument {
  readonly kind: Requirement['kind'];
  readonly url: string;
  readonly fetchedAt: string;
  readonly ageSeconds: number;
}

/** What somebody says of a credential, or of something in it, in a credential inside. It stands or falls alone. */
export interface EndorsementVerdict {
  /** Where it stands: a JSON pointer. */
  readonly path: string;
  /** Whether it is valid, and about something in this very credential. */
  readonly counts: boolean;
  /** `credential.issuer` is who says it, `credential.endorsement.comment` what. */
  readonly verdict: Verdict;
}

/** What an engineer wants to see. */
export interface Technical {
  readonly checkedAt: string;
  /** How the document is secured; absent when it could not be read. */
  readonly form?: SecuringForm | undefined;
  readonly id?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly contexts?: readonly string[] | undefined;
  readonly proofs: readonly TechnicalProof[];
  readonly statuses: readonly TechnicalStatus[];
  /** Everything that the answer rests on and that somebody's server gave. */
  readonly documents: readonly TechnicalDocument[];
  /** Absent where no log is known. */
  readonly record?: TechnicalRecord | undefined;
}

/** What `verifyCredential` answers. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The answer in one plain sentence. */
  readonly sentence: string;
  /** What to do about it; empty when nothing need be done. */
  readonly whatToDo: string;
  /**
   * Whether it is genuine and from whom it says, whatever else could not be checked: the answer that remains without a
   * connection. The worse of the checks `proof` and `issuer`.
   */
  readonly signature: CheckOutcome;
  readonly checks: readonly Check[];
  /** What to look at before relying on it. It changes no outcome. */
  readonly warnings: readonly Warning[];
  /** What is worth knowing and neither good nor bad, for instance that nobody here knows the issuer. */
  readonly information: readonly Warning[];
  /** What the verifier's list says of the issuer, and of whom it is a look-alike. Absent without a list, or without claims. */
  readonly issuerStanding?: IssuerStanding | undefined;
  /** What the issuer's public log shows of it, and the chain of the log. Absent for a presentation, and for what cannot be read. */
  readonly record?: RecordVerdict | undefined;
  /** The claims. Only there when the proof is right and the issuer owns the key, and read only from what was signed. */
  readonly credential?: CredentialSummary | undefined;
  /** A presentation shows credentials; its `issuer` check is about the holder. Absent when it could not be read. */
  readonly kind?: 'credential' | 'presentation' | undefined;
  /** The verdict about each credential inside, in their order. */
  readonly contents: readonly Verdict[];
  /** The verdict about each endorsement inside. None of them changes the outcome. */
  readonly endorsements: readonly EndorsementVerdict[];
  readonly technical: Technical;
}

/** Any fail: not valid. Else any unknown: could not be checked. Else valid. No check at all is no pass. */
export function overallOutcome(checks: readonly Pick<Check, 'outcome'>[]): Outcome {
  if (checks.some(({ outcome }) => outcome === 'fail')) return 'not-valid';
  const settled = checks.every(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable');
  return settled && checks.some(({ outcome }) => outcome === 'pass') ? 'valid' : 'could-not-be-checked';
}
