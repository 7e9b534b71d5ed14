import type { Tx } from '../../../storage/index.ts';
import { type Achievement, presentAchievement } from './present-achievement.ts';
import { selectAchievements } from './store.ts';

/** The achievements of these ids that the transaction's scope may see, by id. */
export async function readAchievements(tx: Tx, ids: readonly string[]): Promise<Map<string, Achievement>> {
  const rows = await selectAchievements(tx, ids);
  return new Map(rows.map((row) => [row.id, presentAchievement(row)]));
}

/** One achievement, if the transaction's scope may see it. */
export async function findAchievement(tx: Tx, id: string): Promise<Achievement | undefined> {
  return (await readAchievements(tx, [id])).get(id);
}
