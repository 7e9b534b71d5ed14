import { type BlockcertsPlace, blockcertsBatch, CredentialError, type SecuredDocument } from '@laurel/credential';
import type { Hex } from '../../../ports/index.ts';
import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import { selectChain } from '../anchor/chain-store.ts';
import type { AnchorDeps } from '../anchor/deps.ts';
import type { EnteredChain } from '../anchor/enter-chain.ts';
import { priceOffer } from '../anchor/push-attempts.ts';
import { type Conditions, signAttempt } from '../anchor/sign-attempt.ts';
import { recorderListed } from './events.ts';
import {
  insertBatch,
  insertRecordedIssuer,
  selectBegunAt,
  selectLiveBatches,
  selectWaiting,
  updatePlace,
  updateRefused,
} from './store.ts';

/** So many are hashed at a time: the rest waits for the next transaction, and the worker for neither. */
const most = 200;

const scope = systemScope('begin-blockcerts');

interface Sender {
  chainId: number;
  publisher: Hex;
}

/** Whether credentials wait to be recorded, and it is long enough since the last were. */
export async function isBatchDue({ database, policy, clock }: AnchorDeps, sender: Sender): Promise<boolean> {
  const { waiting, begunAt } = await database.read(scope, async (tx) => ({
    waiting: await selectWaiting(tx, { chainId: sender.chainId, limit: 1 }),
    begunAt: await selectBegunAt(tx, sender),
  }));
  const since = begunAt ? (clock().getTime() - begunAt.getTime()) / 1_000 : Number.POSITIVE_INFINITY;
  return waiting.length > 0 && since >= policy.intervalSeconds;
}

/** Whether the chain must be looked at now for the sake of credentials. */
export async function hasBatchWork(deps: AnchorDeps, sender: Sender): Promise<boolean> {
  const live = await deps.database.read(scope, (tx) => selectLiveBatches(tx, sender));
  return live.some(({ state }) => state !== 'confirmed') || isBatchDue(deps, sender);
}

/**
 * Begins to record the credentials that wait: signs one transaction for all of them, and records it with the intent. What
 * cannot be recorded is told so, and keeps nobody waiting.
 *
 * @returns whether a batch was begun
 * @throws Trouble; nothing is begun then
 */
export async function beginBatch(deps: AnchorDeps, entered: EnteredChain, conditions: Conditions): Promise<boolean> {
  const { database, failPoints } = deps;
  const { chainId, registry } = entered;
  const { publisher } = registry;
  const waiting = await database.read(scope, (tx) => selectWaiting(tx, { chainId, limit: most }));
  const { root, members } = await treeOf(deps, { chainId, ids: waiting.map(({ credentialId }) => credentialId) });
  if (root === undefined) return false;
  const call = { kind: 'record', to: publisher, root } as const;
  const offer = await priceOffer(deps, entered, { call, conditions });
  if (!offer) return false;
  const isBegun = await database.write(scope, async (unit) => {
    // One at a time, and whatever is erased meanwhile has had its turn.
    await selectChain(unit.tx, entered.kind, { lock: true });
    const live = await selectLiveBatches(unit.tx, { chainId, publisher });
    const isBusy = live.some(({ state }) => state === 'pending');
    if (isBusy || !(await stillWaits(unit, { chainId, members }))) {
      await unit.audit({ action: 'blockcerts.begun-otherwise', subject: `chain:${chainId}` });
      return false;
    }
    const batchId = await insertBatch(unit.tx, { chainId, publisher, root, now: unit.now });
    for (const member of members) await updatePlace(unit.tx, { ...member, chainId, batchId });
    await unit.audit({
      action: 'blockcerts.begun',
      subject: `batch:${batchId}`,
      detail: { credentials: members.length },
    });
    await listRecorder(unit, members);
    const purpose = { anchorId: null, batchId };
    await signAttempt(deps, entered, unit, { purpose, offer, block: conditions.block });
    return true;
  });
  if (isBegun) failPoints.reach('anchor.recorded');
  return isBegun;
}

interface Member {
  credentialId: string;
  organisationId: string;
  place: BlockcertsPlace;
}

async function stillWaits(
  { tx }: WriteUnit,
  { chainId, members }: { chainId: number; members: readonly Member[] },
): Promise<boolean> {
  const now = new Set((await selectWaiting(tx, { chainId, limit: most })).map(({ credentialId }) => credentialId));
  return members.every(({ credentialId }) => now.has(credentialId));
}

/** The documents of their issuers list the key from now on, before anybody gets a Blockcert. */
async function listRecorder(unit: WriteUnit, members: readonly Member[]): Promise<void> {
  for (const organisationId of new Set(members.map((member) => member.organisationId))) {
    if (!(await insertRecordedIssuer(unit.tx, organisationId, unit.now))) continue;
    await unit.audit({ action: 'blockcerts.key-listed', subject: `organisation:${organisationId}`, organisationId });
    await unit.emit({ name: recorderListed, organisationId, payload: {} });
  }
}

/** The tree over those that can be recorded. Most of the time they all can; if not, each is asked alone. */
async function treeOf(
  deps: AnchorDeps,
  { chainId, ids }: { chainId: number; ids: readonly string[] },
): Promise<{ root: Hex | undefined; members: Member[] }> {
  const forms = await deps.database.read(scope, (tx) => deps.issuer.readSecuredForms(tx, ids));
  const given = forms.map(({ secured, ...form }) => ({ ...form, document: JSON.parse(secured) as SecuredDocument }));
  const whole = await attempt(given.map(({ document }) => document));
  const good = whole.ok ? given : await sortOut(deps, { chainId, given });
  const batch = whole.ok ? whole : await attempt(good.map(({ document }) => document));
  if (!batch.ok) return { root: undefined, members: [] };
  const members = good.flatMap(({ document: _, ...form }, at) => {
    const place = batch.value.places[at];
    return place ? [{ ...form, place }] : [];
  });
  return { root: batch.value.transactionData as Hex, members };
}

interface Given {
  credentialId: string;
  organisationId: string;
  document: SecuredDocument;
}

async function sortOut(
  { database }: AnchorDeps,
  { chainId, given }: { chainId: number; given: readonly Given[] },
): Promise<Given[]> {
  const tried = [];
  for (const one of given) tried.push({ one, result: await attempt([one.document]) });
  const refused = tried.flatMap(({ one, result }) => (result.ok ? [] : [{ ...one, refused: result.code }]));
  if (refused.length > 0) {
    await database.write(scope, async (unit) => {
      for (const { credentialId, organisationId, refused: code } of refused) {
        await updateRefused(unit.tx, { credentialId, chainId, refused: code });
        await unit.audit({
          action: 'blockcert.refused',
          subject: `credential:${credentialId}`,
          organisationId,
          detail: { code },
        });
      }
    });
  }
  return tried.flatMap(({ one, result }) => (result.ok ? [one] : []));
}

type Attempted = { ok: true; value: Awaited<ReturnType<typeof blockcertsBatch>> } | { ok: false; code: string };

async function attempt(documents: readonly SecuredDocument[]): Promise<Attempted> {
  try {
    return { ok: true, value: await blockcertsBatch(documents) };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return { ok: false, code: error.code };
  }
}
