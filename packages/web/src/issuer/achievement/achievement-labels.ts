import type { TFunction } from 'i18next';
import { skillFields } from './skill-rows.ts';

const names = [
  'name',
  'description',
  'criteria',
  'kind',
  'image',
  'language',
  'credits',
  'creditSystem',
  'hours',
  'level',
] as const;

/** The label of each field by its name, for the list of errors. */
export function achievementLabels(t: TFunction, skills: number): Record<string, string> {
  const own = names.map((name) => [name, t(`issuer.achievements.field.${name}`)]);
  const ofSkills = Array.from({ length: skills }, (_, index) =>
    skillFields.map((field) => [
      `skills.${index}.${field}`,
      `${t('issuer.achievements.skill.legend', { number: index + 1 })}, ${t(`issuer.achievements.skill.${field}`)}`,
    ]),
  );
  return Object.fromEntries([...own, ...ofSkills.flat()]);
}
