import type { ReadPackage } from './package.ts';
import type { Report } from './report.ts';
import { type SaidOfQuestion, tagsOf } from './said-of-question.ts';

/** What a question shows, in the words of the organisation that it comes to. */
export interface Shown {
  skills: string[];
  outcomeIds: string[];
  /** Objectives that no outcome is called: they are skills here. */
  others: string[];
  /** Whether all of it found a place. */
  isWhole: boolean;
}

const mostOutcomes = 20;

/** An objective is the outcome that is called so, else a skill. `outcomes` are ids by their texts in small letters. */
export function placeShown(
  { skills, objectives }: Pick<SaidOfQuestion, 'skills' | 'objectives'>,
  outcomes: ReadonlyMap<string, string>,
): Shown {
  const others = objectives.filter((text) => !outcomes.has(text.toLowerCase()));
  const outcomeIds = [...new Set(objectives.flatMap((text) => outcomes.get(text.toLowerCase()) ?? []))];
  const { tags, isWhole } = tagsOf([...skills, ...others]);
  return {
    skills: tags,
    outcomeIds: outcomeIds.slice(0, mostOutcomes),
    others,
    isWhole: isWhole && outcomeIds.length <= mostOutcomes,
  };
}

/** Says in the report what of it is something else here. Other people's objectives are skills as well as outcomes. */
export function tellShown(
  report: Report,
  { place, kind, shown: { others, isWhole } }: { place: string; kind: ReadPackage['kind']; shown: Shown },
): void {
  if (kind === 'laurel-programme')
    for (const text of others)
      report.changed(
        place,
        `Your organisation has no outcome “${text}”: it is kept as a skill.`,
        'Choose the outcome in the question bank once there is one.',
      );
  if (!isWhole) report.changed(place, 'Some of what it shows was left or cut.', 'Look at its skills.');
}
