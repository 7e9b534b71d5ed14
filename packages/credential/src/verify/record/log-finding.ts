import type { PolicyLack } from '../../log/log-policy.ts';
import type { CheckpointCosignature } from '../../log/open-checkpoint.ts';
import type { Receipt } from '../../log/receipt.ts';
import type { ReasonCode } from '../reason-codes.ts';

/** What an issuer's log shows of one secured form of a credential. */
export type LogFinding =
  /** The issuer names no log. */
  | { readonly kind: 'no-log' }
  | LoggedEntry
  /** The log was asked, and has nothing under the identifier of this credential. */
  | { readonly kind: 'absent'; readonly detail: string }
  /** The log's own receipt for the identifier of this credential is of something else. */
  | { readonly kind: 'contradicted'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reasonCode: ReasonCode; readonly detail?: string | undefined };

/** An entry that is proved to be in the log. */
export interface LoggedEntry {
  readonly kind: 'logged';
  readonly receipt: Receipt;
  readonly index: number;
  /** The size and the root of the tree that it was proved for. */
  readonly size: number;
  readonly root: Uint8Array;
  /** The log's own word for when it had that size; the entry may be older. */
  readonly time?: Date | undefined;
  /** The known witnesses that saw the log grow into this. */
  readonly cosignatures: readonly CheckpointCosignature[];
  /** What it lacks by the verifier's policy: it is then in the log, and that is not enough. */
  readonly lack?: PolicyLack | undefined;
}
