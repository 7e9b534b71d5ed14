import type {
  AnchoredCheckpoint,
  Chain,
  Clock,
  FailPoints,
  Hex,
  Log,
  Randomness,
  Signer,
} from '../../../ports/index.ts';
import type { Database, Tx } from '../../../storage/index.ts';
import type { SecuredForms } from '../../issuer/index.ts';

/** What the operator decides about anchoring. */
export interface AnchorPolicy {
  /** A contract that is there already; without one, the publisher's first transaction makes its own. */
  contract?: Hex | undefined;
  /** Without one, the id at the first contact is the one for good. */
  chainId?: number | undefined;
  /** How deep a block must be to count. */
  confirmations: number;
  /** The most to pay for gas, in wei. */
  maxFeePerGas: bigint;
  /** The shortest time between two anchors. */
  intervalSeconds: number;
}

/** What anchoring wants of the world. */
export interface AnchorDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  signer: Signer;
  failPoints: FailPoints;
  chain: Chain;
  policy: AnchorPolicy;
  /** The newest checkpoint of this install's log; undefined before the first. */
  newestCheckpoint(): Promise<AnchoredCheckpoint | undefined>;
  issuer: {
    /** The credentials that are to be recorded themselves; of those that are gone, nothing. */
    readSecuredForms(
      tx: Tx,
      ids: readonly string[],
    ): Promise<Pick<SecuredForms, 'credentialId' | 'organisationId' | 'secured'>[]>;
  };
}
