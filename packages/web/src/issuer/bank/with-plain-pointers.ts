import { data } from 'react-router';
import { refusalOf } from '../../session/refusal.ts';
import type { Refused, Values } from '../console/refused.ts';

/** What the API refused of a question, said of the fields of its form. */
export function withPlainPointers(error: unknown, values: Values) {
  const problem = refusalOf(error);
  const errors = problem.errors.map(({ pointer, message }) => ({
    pointer: pointer.replace(/^\/question\//, '/').replace(/^\/(tags|skills|items|pairs|distractors)\/.*/, '/$1'),
    message,
  }));
  return data<Refused>({ problem: { ...problem, errors }, values }, { status: problem.status });
}
