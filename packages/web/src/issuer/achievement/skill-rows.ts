import type { Skill } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';

export const skillFields = ['name', 'url', 'description', 'frameworkName', 'code'] as const;
export type SkillField = (typeof skillFields)[number];

/** A skill as it stands in the form. */
export type SkillRow = Record<SkillField, string>;

export const emptySkill: SkillRow = { name: '', url: '', description: '', frameworkName: '', code: '' };

export function rowOfSkill({ frameworkName, code, ...skill }: Skill): SkillRow {
  return { ...skill, frameworkName: frameworkName ?? '', code: code ?? '' };
}

/** The rows of a form that was sent, in order; rows left empty are gone. */
export function readSkillRows(form: FormData): SkillRow[] {
  const values: Values = {};
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value.trim();
  return skillRowsOf(values).filter((row) => skillFields.some((field) => row[field] !== ''));
}

/** The form's values with these rows in place of the ones they have. */
export function withSkillRows(values: Values, rows: readonly SkillRow[]): Values {
  const others = Object.entries(values).filter(([name]) => !name.startsWith('skills.'));
  const own = rows.flatMap((row, index) => skillFields.map((field) => [`skills.${index}.${field}`, row[field]]));
  return Object.fromEntries([...others, ...own]);
}

/** The rows that values hold, the empty ones too. */
export function skillRowsOf(values: Values): SkillRow[] {
  const rows: SkillRow[] = [];
  for (let index = 0; `skills.${index}.name` in values; index += 1) {
    const row = { ...emptySkill };
    for (const field of skillFields) row[field] = values[`skills.${index}.${field}`] ?? '';
    rows.push(row);
  }
  return rows;
}
