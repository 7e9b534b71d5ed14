import type { BankQuestion, BankQuestionInput } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';
import { fieldOfOutcome, idOfField } from './outcome-fields.ts';

type About = Omit<BankQuestionInput, 'question'>;

const lists = ['tags', 'skills'] as const;

/** What the form says of a question beside what it asks. */
export function readAbout(form: FormData): About {
  const listOf = (name: string) =>
    String(form.get(name) ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean);
  const level = Number(form.get('difficulty') || 0);
  return {
    difficulty: level > 0 ? level : null,
    tags: listOf('tags'),
    skills: listOf('skills'),
    outcomeIds: [...form.keys()].flatMap((name) => idOfField(name) ?? []),
    state: form.has('retired') ? 'retired' : 'active',
    poolIds: [...form.keys()].filter((name) => name.startsWith('pool.')).map((name) => name.slice('pool.'.length)),
  };
}

/** The same as the form shows it. */
export function valuesOfAbout(known: BankQuestion): Values {
  return {
    difficulty: known.difficulty?.toString() ?? '',
    ...Object.fromEntries(lists.map((name) => [name, known[name].join(', ')])),
    ...Object.fromEntries(known.outcomeIds.map((id) => [fieldOfOutcome(id), 'on'])),
    ...Object.fromEntries(known.pools.map(({ id }) => [`pool.${id}`, 'on'])),
    ...(known.state === 'retired' ? { retired: 'on' } : {}),
  };
}
