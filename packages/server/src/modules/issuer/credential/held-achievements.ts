import type { Tx } from '../../../storage/index.ts';
import { selectHeldAchievements } from './store.ts';

/** The achievements that somebody has earned and still holds: issued to them, not revoked, and not run out. */
export async function heldAchievements(tx: Tx, holder: { personId: string; now: Date }): Promise<ReadonlySet<string>> {
  return new Set(await selectHeldAchievements(tx, holder));
}
