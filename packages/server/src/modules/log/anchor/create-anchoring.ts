import { encodePublicKeyMultibase, type ReceiptAnchor, type Retrieval } from '@laurel/credential';
import type { Module } from '../../../module.ts';
import type { AnchoredCheckpoint } from '../../../ports/index.ts';
import { Refusal } from '../../../refusal.ts';
import { systemScope, type Tx } from '../../../storage/index.ts';
import type { Blockcerts } from '../../issuer/index.ts';
import { logPlace } from '../addresses.ts';
import { createBlockcerts } from '../blockcerts/create-blockcerts.ts';
import { isRecordedIssuer } from '../blockcerts/store.ts';
import type { LoggedAnchor } from '../deps.ts';
import { answerChainRecord } from './answer-chain-record.ts';
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
import { type Anchor, anchorCovering, listAnchors, newestAnchor } from './list-anchors.ts';
import { retrieveChainRecord } from './retrieve-chain-record.ts';
import { anchorRoutes } from './routes.ts';
import { runRound } from './run-round.ts';
import { sealedKeys } from './sealed-keys.ts';
import { troubleSentences } from './trouble.ts';

/** Where checkpoints of this install are on a chain: for DID documents. */
export type AnchoredPlace = Pick<ChainRow, 'chainId' | 'contract' | 'publisher'>;

/** What anchoring wants; without a chain it tells of what was anchored before. */
export interface AnchoringDeps extends Omit<AnchorDeps, 'chain' | 'policy' | 'newestCheckpoint'> {
  /** The public origin of this install. */
  origin: string;
  chain: AnchorDeps['chain'] | undefined;
  policy: AnchorDeps['policy'] | undefined;
  newestCheckpoint(): Promise<{ size: number; root: Uint8Array } | undefined>;
}

/** What anchoring offers. */
export interface Anchoring extends Module {
  /** Whether the chain is the one that we start ourselves; undefined without one. */
  isDevelopment: boolean | undefined;
  /** Resolves while the chain is well; rejects with a Refusal that says what is wrong. Undefined without a chain. */
  check: (() => Promise<void>) | undefined;
  /** Every chain that this install has ever anchored on, or is about to. */
  places(): Promise<AnchoredPlace[]>;
  /** The key that transactions are signed with; undefined before the first round. */
  publisher(): Promise<Pick<PublisherRow, 'id' | 'address' | 'publicKey'> | undefined>;
  /** The first anchor that counts whose tree has the entry. */
  anchorCovering(index: number): Promise<{ size: number; anchor: ReceiptAnchor } | undefined>;
  /** The newest anchor that counts, on whichever chain. */
  newestAnchor(): Promise<LoggedAnchor | undefined>;
  /** Credentials that are recorded themselves. */
  blockcerts: Blockcerts;
  /** The key that records, for the document of an issuer of whom something is or was recorded. */
  recorderKey(organisationId: string): Promise<string | undefined>;
  /** What the chain says of a checkpoint or a transaction, as a verifier retrieves it. */
  retrieveChainRecord(url: string): Promise<Retrieval>;
}

const everySeconds = 5;
/** So often the chain is looked at while there is nothing to do. */
const idleSeconds = { development: 5, configured: 30 };

/** Wires anchoring. */
export function createAnchoring(given: AnchoringDeps): Anchoring {
  const { database, chain, policy } = given;
  const newestCheckpoint = async () => anchoredForm(given.origin, await given.newestCheckpoint());
  const deps = chain && policy ? { ...given, chain, policy, newestCheckpoint } : undefined;
  const scope = systemScope('anchoring');
  const chainId = async () => deps && (await database.read(scope, (tx) => selectChain(tx, kindOf(deps))))?.chainId;
  const record = (url: string) => answerChainRecord({ chain, chainId }, { url });
  const current = async () => {
    const id = await chainId();
    return id === undefined || !deps ? undefined : { id, kind: kindOf(deps) };
  };
  return {
    routes: anchorRoutes({ listAnchors: () => listAnchors(given), record }),
    rounds: deps ? [{ name: 'anchor', everySeconds, run: patientRound(deps) }] : [],
    sealedKeys: sealedKeys(given),
    isDevelopment: chain?.isDevelopment,
    check: deps && (() => check(deps)),
    places: () => database.read(scope, selectChains),
    publisher: () => database.read(scope, selectPublisher),
    blockcerts: createBlockcerts({ database, chain: current, hasChain: deps !== undefined }),
    recorderKey: (organisationId) => database.read(scope, (tx) => recorderKey(tx, organisationId)),
    anchorCovering: async (index) => receiptForm(await anchorCovering(given, { index, chainId: await chainId() })),
    newestAnchor: async () => loggedForm(await newestAnchor(given), await database.read(scope, selectChains)),
    retrieveChainRecord: (url) => retrieveChainRecord(record, { url, clock: given.clock }),
  };
}

/** A round when there is something to do, and now and then all the same: that something is wrong must be told in time. */
function patientRound(deps: AnchorDeps): () => Promise<void> {
  let lastAt = 0;
  return async () => {
    const now = deps.clock().getTime();
    if (now - lastAt < idleSeconds[kindOf(deps)] * 1_000 && !(await hasWork(deps))) return;
    await runRound(deps);
    lastAt = now;
  };
}

async function recorderKey(tx: Tx, organisationId: string): Promise<string | undefined> {
  if (!(await isRecordedIssuer(tx, organisationId))) return undefined;
  const publisher = await selectPublisher(tx);
  return publisher && encodePublicKeyMultibase('secp256k1', publisher.publicKey);
}

async function check(deps: AnchorDeps): Promise<void> {
  const trouble = await deps.database.read(systemScope('check-chain'), (tx) => selectTrouble(tx, kindOf(deps)));
  if (trouble) throw new Refusal('unavailable', troubleSentences[trouble.code]);
}

function anchoredForm(
  origin: string,
  checkpoint: { size: number; root: Uint8Array } | undefined,
): AnchoredCheckpoint | undefined {
  if (!checkpoint) return undefined;
  const { size, root } = checkpoint;
  return { origin: logPlace(origin).name, size, root: `0x${Buffer.from(root).toString('hex')}` };
}

function loggedForm(found: Anchor | undefined, chains: readonly ChainRow[]): LoggedAnchor | undefined {
  if (!found) return undefined;
  const { origin: _, root: __, blockHash: ___, ...anchor } = found;
  const isDevelopmentChain = chains.some(
    ({ kind, chainId, contract }) =>
      kind === 'development' && chainId === anchor.chainId && contract === anchor.contract,
  );
  return { ...anchor, isDevelopmentChain };
}

function receiptForm(found: Anchor | undefined): { size: number; anchor: ReceiptAnchor } | undefined {
  if (!found) return undefined;
  const { size, origin: _, root: __, ...anchor } = found;
  return { size, anchor };
}
