import { systemScope } from '../../../storage/index.ts';
import { hasBatchWork } from '../blockcerts/begin-batch.ts';
import { nextCheckpoint } from './begin-anchor.ts';
import { selectChain, selectTrouble } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { kindOf } from './enter-chain.ts';
import { selectLive } from './store.ts';

/** Whether the chain must be looked at now: something is on its way, something is due, or something was wrong. */
export async function hasWork(deps: AnchorDeps): Promise<boolean> {
  const checkpoint = await deps.newestCheckpoint();
  const { place, trouble } = await deps.database.read(systemScope('has-work'), async (tx) => ({
    place: await selectChain(tx, kindOf(deps)),
    trouble: await selectTrouble(tx, kindOf(deps)),
  }));
  if (!place || trouble) return true;
  if (!checkpoint) return false;
  const log = { ...place, origin: checkpoint.origin };
  if (await hasBatchWork(deps, place)) return true;
  const live = await deps.database.read(systemScope('has-work'), (tx) => selectLive(tx, log));
  return live.some(({ state }) => state !== 'confirmed') || (await nextCheckpoint(deps, log, checkpoint)) !== undefined;
}
