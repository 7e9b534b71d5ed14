import type { Group } from '../suppression/form-groups.ts';
import type { Period } from './period.ts';

/** Whom a number is about. */
export interface Within extends Period {
  programmeId?: string | undefined;
  cohortId?: string | undefined;
}

/** The people of the whole groups within; null where there is no group, and somebody may be there who is in none yet. */
export function peopleWithin<Person>(
  { cells, groups }: { cells: readonly Group<Person>[]; groups: readonly Group<Person>[] },
  within: Within,
): Person[] | null {
  const counted = of(groups, within).flatMap(({ people }) => people);
  if (counted.length > 0) return counted;
  // Not whether somebody came in these months: a reader could tell in which months nobody came, and so who is in the others.
  const upTo = { ...within, from: '' };
  const size = (all: readonly Group<Person>[]) => of(all, upTo).reduce((sum, { people }) => sum + people.length, 0);
  return size(cells) > size(groups) ? null : [];
}

function of<Person>(groups: readonly Group<Person>[], { programmeId, cohortId, from, to }: Within): Group<Person>[] {
  return groups.filter(
    (group) =>
      (programmeId === undefined || group.programmeId === programmeId) &&
      (cohortId === undefined || group.cohortId === cohortId) &&
      group.month >= from &&
      group.month <= to,
  );
}
