import type { Tx } from '../../../storage/index.ts';
import { findAchievement, heldAchievements } from '../../issuer/index.ts';
import type { ProgrammeRow } from './store.ts';

/** What one must hold before enrolling. */
export interface Prerequisite {
  achievementId: string;
  name: string;
  /** Whether the person holds it; null where nobody is signed in. */
  held: boolean | null;
}

/** What a programme asks for, and what of it somebody holds: issued to them, not revoked, and not run out. */
export async function readPrerequisites(
  tx: Tx,
  { prerequisiteIds }: Pick<ProgrammeRow, 'prerequisiteIds'>,
  { personId, now }: { personId: string | undefined; now: Date },
): Promise<Prerequisite[]> {
  if (prerequisiteIds.length === 0) return [];
  const held = personId ? await heldAchievements(tx, { personId, now }) : undefined;
  const achievements = await Promise.all(prerequisiteIds.map((id) => findAchievement(tx, id)));
  return prerequisiteIds.map((achievementId, index) => ({
    achievementId,
    name: achievements[index]?.name ?? 'something that is not offered at the moment',
    held: held?.has(achievementId) ?? null,
  }));
}
