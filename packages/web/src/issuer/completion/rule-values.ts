import type { CompletionRule, CompletionRuleInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import { type Fault, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';

/** What an outcome's fields are called in the form, after `outcomes.<number>.`. */
export type OutcomeField = 'id' | 'text' | 'masteryPercent' | 'lessonIds' | 'achievementId' | 'isRequired';
export type OutcomeValues = Record<OutcomeField, string>;

const outcomeFields: readonly OutcomeField[] = [
  'id',
  'text',
  'masteryPercent',
  'lessonIds',
  'achievementId',
  'isRequired',
];
const noOutcome: OutcomeValues = {
  ...{ id: '', text: '', masteryPercent: '70', lessonIds: '', achievementId: '', isRequired: 'on' },
};

/** A rule as its form shows it; several ids in one field stand beside each other. */
export function valuesOfRule(rule: CompletionRule): Values {
  const chosen = rule.lessons === 'all' ? [] : rule.lessons;
  return {
    lessons: rule.lessons === 'all' ? 'all' : 'chosen',
    lessonIds: chosen.join(' '),
    totalPercent: String(rule.totalPercent ?? ''),
    ...Object.fromEntries(
      rule.assessments.flatMap(({ lessonId, minimumPercent, weight }) => [
        [`minimum.${lessonId}`, String(minimumPercent ?? '')],
        [`weight.${lessonId}`, String(weight ?? '')],
      ]),
    ),
    ...valuesOfOutcomes(
      rule.outcomes.map((outcome) => ({
        id: outcome.id,
        text: outcome.text,
        masteryPercent: String(outcome.masteryPercent),
        lessonIds: outcome.lessonIds.join(' '),
        achievementId: outcome.achievementId ?? '',
        isRequired: outcome.isRequired ? 'on' : '',
      })),
    ),
  };
}

/** What was typed, as the form shows it again. */
export function valuesOfForm(form: FormData): Values {
  const values = formValues(form);
  for (const name of Object.keys(values)) if (name.endsWith('lessonIds')) values[name] = form.getAll(name).join(' ');
  return values;
}

/** The outcomes that a form's values hold. */
export function outcomesOf(values: Values): OutcomeValues[] {
  const outcomes: OutcomeValues[] = [];
  while (`outcomes.${outcomes.length}.text` in values) {
    const at = `outcomes.${outcomes.length}`;
    const entries = outcomeFields.map((field) => [field, values[`${at}.${field}`] ?? '']);
    outcomes.push({ ...noOutcome, ...Object.fromEntries(entries) });
  }
  return outcomes;
}

/** The values after one of the form's own buttons was pressed; undefined when another was. */
export function arrangeOutcomes(values: Values, intent: string): Values | undefined {
  const outcomes = outcomesOf(values);
  const removed = intent.startsWith('remove-outcome:') ? Number(intent.split(':')[1]) : undefined;
  if (intent !== 'add-outcome' && removed === undefined) return undefined;
  const others = Object.entries(values).filter(([name]) => !name.startsWith('outcomes.'));
  const next = removed === undefined ? [...outcomes, noOutcome] : outcomes.filter((_, at) => at !== removed);
  return { ...Object.fromEntries(others), ...valuesOfOutcomes(next) };
}

function valuesOfOutcomes(outcomes: readonly OutcomeValues[]): Values {
  return Object.fromEntries(
    outcomes.flatMap((outcome, at) => outcomeFields.map((field) => [`outcomes.${at}.${field}`, outcome[field]])),
  );
}

/** What the form asks for, as the API takes it. */
export function readRule(form: FormData, t: TFunction): { rule: CompletionRuleInput; faults: Fault[] } {
  const { text, number, faults } = fieldReader(form, t);
  const idsIn = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const lessonIds = [...form.keys()].flatMap((name) =>
    name.startsWith('weight.') ? name.slice('weight.'.length) : [],
  );
  const rule: CompletionRuleInput = {
    lessons: text('lessons') === 'chosen' ? idsIn('lessonIds') : 'all',
    assessments: lessonIds.map((lessonId) => ({
      lessonId,
      minimumPercent: number(`minimum.${lessonId}`) ?? null,
      weight: number(`weight.${lessonId}`) ?? null,
    })),
    totalPercent: number('totalPercent') ?? null,
    outcomes: outcomesOf(formValues(form)).map(({ id, achievementId, isRequired }, at) => ({
      ...(id ? { id } : {}),
      text: text(`outcomes.${at}.text`),
      masteryPercent: number(`outcomes.${at}.masteryPercent`) ?? 0,
      isRequired: isRequired === 'on',
      achievementId: achievementId || null,
      lessonIds: idsIn(`outcomes.${at}.lessonIds`),
    })),
  };
  return { rule, faults };
}
