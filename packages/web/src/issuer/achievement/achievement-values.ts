import type { Achievement } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';
import { rowOfSkill, withSkillRows } from './skill-rows.ts';

/** An achievement as its form shows it. */
export function valuesOfAchievement(achievement: Achievement): Values {
  const { name, description, criteria, kind, imageUrl, language, credits, creditSystem, hours, level, skills } =
    achievement;
  const values = {
    name,
    description,
    criteria,
    kind,
    imageUrl: imageUrl ?? '',
    language,
    credits: credits?.toString() ?? '',
    creditSystem: creditSystem ?? '',
    hours: hours?.toString() ?? '',
    level: level ?? '',
  };
  return withSkillRows(values, skills.map(rowOfSkill));
}
