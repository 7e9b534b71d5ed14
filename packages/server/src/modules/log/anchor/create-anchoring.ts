import type { SealedKeyStore } from '../../../module.ts';
import { Refusal } from '../../../refusal.ts';
import { type Round, systemScope } from '../../../storage/index.ts';
import { answerChainRecord, type ChainRecord } from './answer-chain-record.ts';
import {
  type ChainRow,
  type PublisherRow,
  selectChain,
  selectChains,
  selectPublisher,
  selectTrouble,
} from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { kindOf } from './enter-chain.ts';
import { hasWork } from './has-work.ts';
import { type Anchor, anchorCovering, listAnchors } from './list-anchors.ts';
import { runRound } from './run-round.ts';
import { sealedKeys } from './sealed-keys.ts';
import { troubleSentences } from './trouble.ts';

/** Where checkpoints of this install are on a chain: for DID documents. */
export type AnchoredPlace = Pick<ChainRow, 'chainId' | 'contract' | 'publisher'>;

/** What anchoring wants; without a chain it tells of what was anchored before. */
export type AnchoringDeps = Omit<AnchorDeps, 'chain' | 'policy'> & Partial<Pick<AnchorDeps, 'chain' | 'policy'>>;

/** What anchoring offers. */
export interface Anchoring {
  rounds: readonly Round[];
  sealedKeys: SealedKeyStore;
  /** Whether the chain is the one that we start ourselves; undefined without one. */
  isDevelopment: boolean | undefined;
  /** Resolves while the chain is well; rejects with a Refusal that says what is wrong. Undefined without a chain. */
  check: (() => Promise<void>) | undefined;
  /** Every chain that this install has ever anchored on, or is about to. */
  places(): Promise<AnchoredPlace[]>;
  /** The key that transactions are signed with; undefined before the first round. */
  publisher(): Promise<Pick<PublisherRow, 'id' | 'address' | 'publicKey'> | undefined>;
  listAnchors(): Promise<Anchor[]>;
  anchorCovering(index: number): Promise<Anchor | undefined>;
  answerChainRecord(input: { url: string }): Promise<ChainRecord>;
}

const everySeconds = 5;
/** So often the chain is looked at while there is nothing to do. */
const idleSeconds = 30;

/** Wires anchoring. */
export function createAnchoring(given: AnchoringDeps): Anchoring {
  const { database, chain, policy } = given;
  const deps = chain && policy ? { ...given, chain, policy } : undefined;
  const scope = systemScope('anchoring');
  const chainId = async () => deps && (await database.read(scope, (tx) => selectChain(tx, kindOf(deps))))?.chainId;
  return {
    rounds: deps ? [{ name: 'anchor', everySeconds, run: patientRound(deps) }] : [],
    sealedKeys: sealedKeys(given),
    isDevelopment: chain?.isDevelopment,
    check: deps && (() => check(deps)),
    places: () => database.read(scope, selectChains),
    publisher: () => database.read(scope, selectPublisher),
    listAnchors: () => listAnchors(given),
    anchorCovering: async (index) => anchorCovering(given, { index, chainId: await chainId() }),
    answerChainRecord: (input) => answerChainRecord({ chain, chainId }, input),
  };
}

/** A round when there is something to do, and now and then all the same: that something is wrong must be told in time. */
function patientRound(deps: AnchorDeps): () => Promise<void> {
  let lastAt = 0;
  return async () => {
    const now = deps.clock().getTime();
    if (now - lastAt < idleSeconds * 1_000 && !(await hasWork(deps))) return;
    await runRound(deps);
    lastAt = now;
  };
}

async function check(deps: AnchorDeps): Promise<void> {
  const trouble = await deps.database.read(systemScope('check-chain'), (tx) => selectTrouble(tx, kindOf(deps)));
  if (trouble) throw new Refusal('unavailable', troubleSentences[trouble.code]);
}
