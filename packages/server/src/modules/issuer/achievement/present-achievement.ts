import type { AnswerOf, endpoints } from '@laurel/api';
import type { AchievementRow } from './store.ts';

/** An achievement as the API shows it. */
export type Achievement = AnswerOf<typeof endpoints.getAchievement>;

/** Shows an achievement. */
export function presentAchievement(row: AchievementRow): Achievement {
  return {
    ...row,
    skills: row.skills.map((skill) => ({
      ...skill,
      frameworkName: skill.frameworkName ?? null,
      code: skill.code ?? null,
    })),
    createdAt: row.createdAt.toISOString(),
  };
}
