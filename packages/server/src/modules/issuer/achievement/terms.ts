import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../../storage/index.ts';
import { type Achievement, presentSkills } from './present-achievement.ts';
import { readAchievements } from './read-achievements.ts';
import type { AchievementFields } from './store.ts';

/** All of an achievement that its credentials say: what one earns with it. */
export type AchievementTerms = Omit<AchievementFields, 'state'>;

/** The terms of these achievements today, by id. */
export async function readTerms(tx: Tx, ids: readonly string[]): Promise<Map<string, AchievementTerms>> {
  return new Map([...(await readAchievements(tx, ids))].map(([id, today]) => [id, termsOf(today)]));
}

function termsOf(today: Achievement): AchievementTerms {
  const { name, description, criteria, kind, imageUrl, language, credits, creditSystem, hours, level } = today;
  const skills = today.skills.map(({ frameworkName, code, ...skill }) => ({
    ...skill,
    ...(frameworkName !== null && { frameworkName }),
    ...(code !== null && { code }),
  }));
  return { name, description, criteria, kind, imageUrl, language, credits, creditSystem, hours, level, skills };
}

/** An achievement on the terms that were kept of it; on today's where none were. */
export function onTerms(today: Achievement, kept: AchievementTerms | null | undefined): Achievement {
  return kept ? { ...today, ...kept, skills: presentSkills(kept.skills) } : today;
}

/** Whether who earns it gets the same by both. */
export function areSameTerms(one: AchievementTerms, other: AchievementTerms): boolean {
  return isDeepStrictEqual(one, other);
}
