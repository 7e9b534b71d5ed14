import { type AchievementInput, faultsOf } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import type { Console } from '../console/console-context.ts';
import { type Fault, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { fileAddress } from '../console/upload-file.ts';
import { achievementKinds } from './achievement-kinds.ts';
import { emptySkill, readSkillRows, skillRowsOf, withSkillRows } from './skill-rows.ts';

interface AchievementEntry {
  body: AchievementInput;
  values: Values;
  faults: Fault[];
}

/** What the form of an achievement holds. A picture in it is uploaded at once, so that it is kept whatever follows. */
export async function readAchievement(console: Console, form: FormData, t: TFunction): Promise<AchievementEntry> {
  const { text, optional, number, faults } = fieldReader(form, t);
  const imageUrl = await fileAddress(console, { form, faults, t }, { field: 'image', kind: 'image' });
  const rows = readSkillRows(form);
  const body: AchievementInput = {
    name: text('name'),
    description: text('description'),
    criteria: text('criteria'),
    kind: achievementKinds.find((kind) => kind === text('kind')),
    imageUrl,
    language: optional('language'),
    credits: number('credits'),
    creditSystem: text('creditSystem'),
    hours: number('hours'),
    level: text('level'),
    skills: rows.map((row) => ({
      ...row,
      frameworkName: row.frameworkName || undefined,
      code: row.code || undefined,
    })),
  };
  const { imageRemoved: _, ...entered } = formValues(form);
  const values = withSkillRows({ ...entered, imageUrl: imageUrl ?? '' }, rows);
  return { body, values, faults: [...faults, ...faultsOf('createAchievement', body)] };
}

/** The same form with one more skill, or one fewer; undefined when another button was pressed. */
export function changeSkills(form: FormData, values: Values): Values | undefined {
  const intent = form.get('intent');
  if (intent === 'add-skill') return withSkillRows(values, [...readSkillRows(form), emptySkill]);
  const removed = /^remove-skill-(\d{1,3})$/.exec(String(intent))?.[1];
  if (removed === undefined) return undefined;
  const rows = skillRowsOf(formValues(form)).filter((_, index) => index !== Number(removed));
  return withSkillRows(values, rows);
}
