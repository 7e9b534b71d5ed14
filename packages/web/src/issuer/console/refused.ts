import { data } from 'react-router';
import { formValues } from '../../session/form-values.ts';
import type { Problem } from '../../session/problem.ts';
import { refusalOf } from '../../session/refusal.ts';
import type { Fault } from './read-form.ts';

/** What was entered, by field name. */
export type Values = Record<string, string>;

/** What a form comes back with when it was not accepted. */
export interface Refused {
  problem: Problem;
  values: Values;
}

/** Shows the form again with what the API refused and everything that was typed. */
export function refused(error: unknown, form: FormData, values: Values = formValues(form)) {
  const problem = refusalOf(error);
  return data<Refused>({ problem, values }, { status: problem.status });
}

/** The same for what we see ourselves, before anything is sent. */
export function refusedFaults(faults: readonly Fault[], form: FormData, values: Values = formValues(form)) {
  return data<Refused>({ problem: problemOfFaults(faults), values }, { status: 400 });
}

function problemOfFaults(faults: readonly Fault[]): Problem {
  // One fault a field is enough to mend it by.
  const errors = faults.filter(({ pointer }, index) => faults.findIndex((each) => each.pointer === pointer) === index);
  return { status: 400, code: 'invalid-request', title: 'Some entries need another look', errors };
}
