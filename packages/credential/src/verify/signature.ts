import type { Terms } from './checks/clock.ts';
import type { ResolvedKey } from './checks/resolved-key.ts';
import type { Evidence, Requirement } from './evidence.ts';
import type { Finding, Read } from './finding.ts';
import type { TechnicalProof, Warning } from './result.ts';

/** What an engineer wants to see of a checked signature. */
type Shown = Pick<TechnicalProof, 'documentHash' | 'proofHash' | 'holderFeature' | 'pseudonym' | 'transaction'>;

/** What came of checking one signature. */
export interface SignatureFinding extends Shown {
  readonly finding: Finding;
  readonly warnings?: readonly Warning[] | undefined;
  /** When it was made, where somebody other than the signer says so. */
  readonly created?: string | undefined;
  /** It records, and could not stand for a signature: who keeps the record may have made it up. */
  readonly isRecordOnly?: boolean | undefined;
}

/** One signature over a document, whatever the document is secured by. */
export interface Signature {
  /** Its algorithm, by the name its standard gives it. */
  readonly suite: string;
  /** The DID URL of the key; or the DID alone, where a token names its key by `kid` or not at all. */
  readonly verificationMethod: string;
  /** The `kid` of a JWK in the author's document. */
  readonly kid?: string | undefined;
  /** The signer's word for when it was made. */
  readonly created?: string | undefined;
  /** It records what was signed, where nobody can rewrite it; a key that only records need be allowed nothing else. */
  readonly isRecord?: boolean | undefined;
  /** What must be fetched for it beside its key. */
  readonly needs?: readonly Requirement[] | undefined;
  /** Checks its terms (purpose, expiry, occasion) and its mathematics. Whose the key is, is another check. */
  check(key: Read<ResolvedKey>, terms: Terms, evidence: Evidence): Promise<SignatureFinding>;
}
