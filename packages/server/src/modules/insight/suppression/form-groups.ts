/** Fewer people than this are never counted by themselves. */
export const fewest = 5;

/** People who are counted together or not at all. */
export interface Group<Person> {
  /** Nothing where they are of several. */
  programmeId?: string;
  /** Null where they are in none, nothing where they are of several. */
  cohortId?: string | null;
  /** The last month in which one of them came: the group is counted in this one. */
  month: string;
  people: readonly Person[];
}

/** One enrolment, or one credential; the same person may have several. */
export interface Countable {
  personId: string;
}

/**
 * Puts groups together until in each there are, of every kind that is in it, at least five. Those who are too few in a month
 * wait for the next of their cohort; those who are too few in their cohort go with others of their programme, and at last with
 * others of the organisation; who is left then is counted nowhere. Every number that is shown is the sum of whole groups, so
 * that whatever numbers are taken from one another, nothing smaller than a group is left. Groups that are formed anew of
 * formed ones keep to that among all of them.
 */
export function formGroups<Person extends Countable>(
  given: readonly Group<Person>[],
  kindOf: (person: Person) => unknown = () => 'person',
): Group<Person>[] {
  const formed: Group<Person>[] = [];
  let left: Group<Person>[] = [];
  for (const level of ['cohort', 'programme', 'all'] as const) {
    const here = given.filter((group) => levelOf(group) === level);
    const gathered = [...Map.groupBy(here, scopeOf).values()].map((alike) => gather(alike, kindOf));
    const pooled = [...Map.groupBy(left, scopeOf).values()].flatMap((few) => pool(few, kindOf));
    const all = [...gathered, ...pooled];
    formed.push(...all.flatMap(({ whole }) => whole));
    left = all.flatMap(({ waiting }) => (waiting ? [lift(waiting)] : []));
  }
  return formed;
}

interface Gathered<Person> {
  whole: Group<Person>[];
  /** Who is left. */
  waiting?: Group<Person>;
}

/** Month after month, as soon as those who wait are enough. */
function gather<Person extends Countable>(
  groups: readonly Group<Person>[],
  kindOf: (person: Person) => unknown,
): Gathered<Person> {
  const whole: Group<Person>[] = [];
  let waiting: Group<Person>[] = [];
  for (const group of inOrder(groups)) {
    waiting.push(group);
    const joined = join(waiting);
    if (!isSafe(joined, kindOf)) continue;
    whole.push(joined);
    waiting = [];
  }
  return waiting.length > 0 ? { whole, waiting: join(waiting) } : { whole };
}

/**
 * Those of a year together or not at all: were they added one by one until they are enough, a reader would know of the last one.
 * Each is known to be from one to four, so that a sum that comes about in one way only would tell every one.
 */
function pool<Person extends Countable>(
  groups: readonly Group<Person>[],
  kindOf: (person: Person) => unknown,
): Gathered<Person>[] {
  return [...Map.groupBy(inOrder(groups), ({ month }) => month.slice(0, 4)).values()].map((few) => {
    const joined = join(few);
    const isTold = countsOf(joined, kindOf).some((count) => count <= few.length || count === few.length * (fewest - 1));
    return isSafe(joined, kindOf) && !isTold ? { whole: [joined] } : { whole: [], waiting: joined };
  });
}

function inOrder<Person>(groups: readonly Group<Person>[]): Group<Person>[] {
  return groups.toSorted((one, other) => one.month.localeCompare(other.month));
}

function isSafe<Person extends Countable>(group: Group<Person>, kindOf: (person: Person) => unknown): boolean {
  return countsOf(group, kindOf).every((count) => count >= fewest);
}

/** How many people there are of each kind, however often each is there. */
function countsOf<Person extends Countable>({ people }: Group<Person>, kindOf: (person: Person) => unknown): number[] {
  return [...Map.groupBy(people, kindOf).values()].map((alike) => new Set(alike.map(({ personId }) => personId)).size);
}

function join<Person>(groups: readonly Group<Person>[]): Group<Person> {
  const last = groups.at(-1);
  if (!last) throw new Error('a group of nobody');
  return { ...last, people: groups.flatMap(({ people }) => people) };
}

function levelOf({ programmeId, cohortId }: Group<unknown>): 'cohort' | 'programme' | 'all' {
  if (programmeId === undefined) return 'all';
  return cohortId === undefined ? 'programme' : 'cohort';
}

function scopeOf({ programmeId = '', cohortId = '' }: Group<unknown>): string {
  return `${programmeId} ${cohortId}`;
}

function lift<Person>({ programmeId, cohortId, month, people }: Group<Person>): Group<Person> {
  return cohortId === undefined || programmeId === undefined ? { month, people } : { programmeId, month, people };
}
