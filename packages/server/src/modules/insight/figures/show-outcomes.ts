import { formGroups, type Group } from '../suppression/form-groups.ts';
import { peopleWithin, type Within } from './count-within.ts';
import type { Learners } from './learners.ts';
import type { LearnerRow } from './store.ts';

/** What became of people, as it may be shown. */
export interface ShownOutcomes {
  enrolled: number | null;
  activated: number | null;
  activatedOf: number | null;
  completed: number | null;
  completedOf: number | null;
  days: { lower: number; median: number; upper: number } | null;
}

/** Groups for each of the questions, of which the later ones are put together from the first. */
export interface OutcomeGroups {
  enrolled: Group<LearnerRow>[];
  activated: Group<LearnerRow>[];
  completed: Group<LearnerRow>[];
}

export function groupOutcomes({ groups }: Learners): OutcomeGroups {
  return {
    enrolled: groups,
    activated: formGroups(groups, ({ activated }) => activated),
    completed: formGroups(groups, isCompleted),
  };
}

export function isCompleted({ days }: LearnerRow): boolean {
  return days !== null;
}

/** Says what became of some people; the days are shown where the number of those who completed is. */
export function showOutcomes({ cells }: Learners, groups: OutcomeGroups, within: Within): ShownOutcomes {
  const of = (all: Group<LearnerRow>[]) => peopleWithin({ cells, groups: all }, within);
  const enrolled = of(groups.enrolled);
  // A part of the few who happen to be counted would be taken for a part of all.
  const most = (some: LearnerRow[] | null) => (some && some.length * 2 >= (enrolled?.length ?? 0) ? some : null);
  const [activated, completed] = [most(of(groups.activated)), most(of(groups.completed))];
  return {
    enrolled: enrolled?.length ?? null,
    activated: activated?.filter((row) => row.activated).length ?? null,
    activatedOf: activated?.length ?? null,
    completed: completed?.filter(isCompleted).length ?? null,
    completedOf: completed?.length ?? null,
    days: quartilesOf((completed ?? []).flatMap(({ days }) => (days === null ? [] : [days]))),
  };
}

function quartilesOf(days: readonly number[]): ShownOutcomes['days'] {
  const sorted = days.toSorted((one, other) => one - other);
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return Math.round((below + (above - below) * (place % 1)) * 10) / 10;
  };
  return sorted.length === 0 ? null : { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
