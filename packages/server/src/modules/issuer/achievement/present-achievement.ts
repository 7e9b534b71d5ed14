import type { AnswerOf, endpoints } from '@laurel/api';
import type { AchievementRow, SkillRow } from './store.ts';

/** An achievement as the API shows it. */
export type Achievement = AnswerOf<typeof endpoints.getAchievement>;

/** Shows an achievement. */
export function presentAchievement(row: AchievementRow): Achievement {
  return {
    ...row,
    skills: presentSkills(row.skills),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Shows skills as they are kept. */
export function presentSkills(skills: readonly SkillRow[]): Achievement['skills'] {
  return skills.map((skill) => ({ ...skill, frameworkName: skill.frameworkName ?? null, code: skill.code ?? null }));
}
