import type { CheckOutcome } from '../check-outcome.ts';
import type { ReasonCode } from '../reason-codes.ts';

/** One thing that is said of a credential's public record, in words with dates and numbers in them. */
export interface RecordStatement {
  readonly outcome: CheckOutcome;
  readonly reasonCode: ReasonCode;
  /** One plain sentence: "In the log since …", "Anchored in block …", "Could not be checked, because …". */
  readonly sentence: string;
  /** What to do about it; empty when nothing need be done. */
  readonly whatToDo: string;
  /** For an engineer. */
  readonly detail?: string | undefined;
}

/** How many witnesses the verifier knows, and how many of those cosigned what the log said. `technical` has their names. */
export interface CountedWitnesses {
  readonly known: number;
  readonly cosigned: number;
}

/** What shows that a credential existed at a time, and that nobody rewrote the record of it. */
export interface RecordVerdict {
  /** Whether it is in its issuer's log. The check `record` says the same. */
  readonly log: RecordStatement;
  /** Whether the log, with it inside, is recorded on a chain. */
  readonly anchor: RecordStatement;
  /** Its number in the log, from 0, and how many entries the log had. */
  readonly index?: number | undefined;
  readonly size?: number | undefined;
  /** By when it was in the log, in the log's own word. */
  readonly since?: string | undefined;
  /** Where the verifier knows witnesses. */
  readonly witnesses?: CountedWitnesses | undefined;
  readonly block?: number | undefined;
  readonly blockTime?: string | undefined;
  readonly chainId?: number | undefined;
  /** A chain on one machine, which anybody who has the machine may begin anew. */
  readonly isDevelopmentChain?: boolean | undefined;
}

/** The record as an engineer sees it. */
export interface TechnicalRecord {
  /** The address of the log. */
  readonly log: string;
  /** Its name in checkpoints. */
  readonly origin?: string | undefined;
  /** The root of the tree, in hexadecimal. */
  readonly root?: string | undefined;
  readonly witnesses?: readonly string[] | undefined;
  readonly contract?: string | undefined;
  readonly publisher?: string | undefined;
  readonly transaction?: string | undefined;
  readonly blockHash?: string | undefined;
  readonly confirmations?: number | undefined;
  /** The servers of the chain that answered. */
  readonly servers?: readonly string[] | undefined;
}
