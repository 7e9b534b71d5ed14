import type { ReviewInput, ReviewView } from '@laurel/sdk';
import { formValues } from '../../session/form-values.ts';
import type { Values } from '../console/refused.ts';

/** What the form of a marking holds; a criterion without a level is not there yet. */
export function readMarking(form: FormData): ReviewInput {
  const values = formValues(form);
  const marks: ReviewInput['marks'] = {};
  for (const [name, value] of Object.entries(values)) {
    const id = /^marks\.([0-9a-f-]{36})\.level$/.exec(name)?.[1];
    const level = Number(value);
    if (id && Number.isInteger(level) && level > 0)
      marks[id] = { level, comment: (values[`marks.${id}.comment`] ?? '').replaceAll('\r\n', '\n').trim() };
  }
  return {
    revision: Number(values.revision ?? 0),
    marks,
    summary: (values.summary ?? '').replaceAll('\r\n', '\n').trim(),
  };
}

/** A marking as its form shows it. */
export function valuesOfMarking({ marks, summary }: NonNullable<ReviewView['own']>): Values {
  return Object.fromEntries([
    ['summary', summary],
    ...Object.entries(marks).flatMap(([id, { level, comment }]) => [
      [`marks.${id}.level`, String(level)],
      [`marks.${id}.comment`, comment ?? ''],
    ]),
  ]);
}
