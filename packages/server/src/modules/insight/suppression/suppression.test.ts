import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Within } from '../figures/count-within.ts';
import { groupOutcomes, showOutcomes } from '../figures/show-outcomes.ts';
import type { LearnerRow } from '../figures/store.ts';
import { fewest, formGroups, type Group } from './form-groups.ts';
import { suppressChain } from './suppress-chain.ts';

/** How many there are in a programme, a cohort of it and a month, and how many of them did what is counted. */
interface Cell {
  programmeId: string;
  cohortId: string | null;
  month: string;
  did: number;
  didNot: number;
}

const isSmall = (count: number) => count > 0 && count < fewest;
const cellsOf = (cells: readonly Cell[]): Group<LearnerRow>[] =>
  cells
    .filter(({ did, didNot }) => did + didNot > 0)
    .map(({ did, didNot, ...place }) => ({
      ...place,
      people: Array.from({ length: did + didNot }, (_, index) => {
        const personId = `${place.programmeId} ${place.cohortId} ${place.month} ${index}`;
        const became = { activated: index < did, days: null, wentOn: false };
        return { ...place, ...became, personId, enrolmentId: personId };
      }),
    }));

/** Everything that can be asked, and everything that is said: how many there are, and how many of how many did it. */
function askEverything(given: readonly Cell[], places: readonly Within[]): (number | null)[][] {
  const cells = cellsOf(given);
  const learners = { cells, groups: formGroups(cells) };
  const groups = groupOutcomes(learners);
  return places.map((within) => {
    const { enrolled, activated, activatedOf } = showOutcomes(learners, groups, within);
    return [enrolled, activatedOf, activated];
  });
}

function placesOf(months: readonly string[], programmes: readonly string[], cohorts: readonly string[] = []): Within[] {
  const filters = [
    {},
    ...programmes.map((programmeId) => ({ programmeId })),
    ...cohorts.map((cohortId) => ({ cohortId })),
  ];
  const ranges = months.flatMap((from) => months.filter((to) => to >= from).map((to) => ({ from, to })));
  return filters.flatMap((filter) => ranges.map((range) => ({ ...filter, ...range })));
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count);
const months = ['2027-01', '2027-02', '2027-03'];

/** Every world of this shape in which there are at most so many. */
function worldsOf(shape: readonly Omit<Cell, 'did' | 'didNot'>[], most: number, hasParts: boolean): Cell[][] {
  const [first, ...more] = shape;
  if (!first) return [[]];
  return upTo(most).flatMap((did) =>
    upTo(hasParts ? most - did : 0).flatMap((didNot) =>
      worldsOf(more, most - did - didNot, hasParts).map((world) => [{ ...first, did, didNot }, ...world]),
    ),
  );
}

/**
 * A reader knows these rules, asks everything there is to ask and takes every world with the same answers for possible. No sum of
 * counts, whichever are taken together, may then be the same small number in all of them.
 */
function expectNothingTold(worlds: readonly Cell[][], places: readonly Within[], most: number): void {
  const sizeOf = (world: Cell[] | undefined) => (world ?? []).reduce((sum, { did, didNot }) => sum + did + didNot, 0);
  const alike = Map.groupBy(worlds, (world) => JSON.stringify(askEverything(world, places)));
  for (const [said, possible] of alike) {
    // Of these there are worlds that are too large to be among those tried.
    if (sizeOf(possible[0]) > most) continue;
    const counts = possible.map((world) => world.flatMap(({ did, didNot }) => [did, didNot]));
    const length = counts[0]?.length ?? 0;
    for (let mask = 1; mask < 2 ** length; mask += 1) {
      const sumIn = (world: readonly number[]) =>
        world.reduce((sum, count, index) => (mask & (1 << index) ? sum + count : sum), 0);
      const only = sumIn(counts[0] ?? []);
      if (isSmall(only) && counts.every((world) => sumIn(world) === only))
        expect.fail(`${said} tells ${only}: ${JSON.stringify(possible[0])}`);
    }
  }
}

const shape = (programmes: readonly string[], of: readonly string[]) =>
  programmes.flatMap((programmeId) => of.map((month) => ({ programmeId, cohortId: null, month })));
describe('groups under five: nobody can be told by everything that can be asked together', () => {
  test.each([
    ['months of one programme', ['P'], months, 24, false],
    ['two months of two programmes', ['P', 'Q'], months.slice(0, 2), 20, false],
    ['three programmes in one month', ['P', 'Q', 'R'], months.slice(0, 1), 28, false],
    ['four programmes in one month', ['P', 'Q', 'R', 'S'], months.slice(0, 1), 22, false],
    ['parts of one programme in two months', ['P'], months.slice(0, 2), 22, true],
    ['parts of two programmes in one month', ['P', 'Q'], months.slice(0, 1), 22, true],
  ])('by a reader who knows the rules: %s', { timeout: 120_000 }, (_, programmes, of, most, hasParts) => {
    expectNothingTold(worldsOf(shape(programmes, of), most, hasParts), placesOf(of, programmes), most - 8);
  });

  test('nor by one answer minus another, whatever months, programmes and cohorts they are about', () => {
    const cohorts: Record<string, string> = { A: 'P', B: 'P', C: 'Q' };
    const places = placesOf(months, ['P', 'Q'], Object.keys(cohorts));
    const owner = ({ programmeId, cohortId }: Within) => programmeId ?? (cohortId && cohorts[cohortId]);
    const isWithin = (one: Within, other: Within) =>
      one.from >= other.from &&
      one.to <= other.to &&
      (other.cohortId === undefined || other.cohortId === one.cohortId) &&
      (other.programmeId === undefined || other.programmeId === owner(one));
    const nested = places.flatMap((one, inner) =>
      places.flatMap((other, outer) => (isWithin(one, other) ? [[inner, outer] as const] : [])),
    );
    const cell = fc.record({
      cohortId: fc.constantFrom(...Object.keys(cohorts), null),
      month: fc.constantFrom(...months),
      did: fc.nat({ max: 9 }),
      didNot: fc.nat({ max: 9 }),
    });
    const placeOf = ({ cohortId, month }: { cohortId: string | null; month: string }) => `${cohortId} ${month}`;
    fc.assert(
      fc.property(fc.uniqueArray(cell, { minLength: 1, maxLength: 12, selector: placeOf }), (given) => {
        const world = given.map((each) => ({ ...each, programmeId: (each.cohortId && cohorts[each.cohortId]) ?? 'Q' }));
        const said = askEverything(world, places);
        for (const [inner, outer] of nested) {
          const pairs = said[inner]?.map((less, which) => [less, said[outer]?.[which] ?? null] as const) ?? [];
          for (const [less, more] of pairs) {
            if (less === null || more === null) continue;
            expect(isSmall(less)).toBe(false);
            expect(isSmall(more - less), `${JSON.stringify([places[inner], places[outer]])}: ${less} of ${more}`).toBe(
              false,
            );
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('nor in a chain of counts of which each contains the next, by any two that are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 15 }), (given) => {
        const shown = suppressChain(given.toSorted((one, other) => other - one)).filter((count) => count !== null);
        for (const [index, count] of shown.entries()) {
          expect(isSmall(count)).toBe(false);
          for (const before of shown.slice(0, index)) expect(isSmall(before - count)).toBe(false);
        }
      }),
    );
    expect(suppressChain([40, 40, 30, 28, 25, 3])).toEqual([40, 40, 30, null, 25, null]);
  });

  test('nor by one person who enrolled often: five enrolments of two people are two people', () => {
    const of = (ids: string) => [{ month: '2027-01', people: [...ids].map((personId) => ({ personId })) }];
    expect(formGroups(of('ababa'))).toEqual([]);
    expect(formGroups(of('ababacde'))).toHaveLength(1);
  });
});

describe('what is large enough is counted where it is', () => {
  const say = (cells: Cell[], within: Partial<Within> = {}) =>
    askEverything(cells, [{ from: '2027-01', to: '2027-12', ...within }])[0];
  const cell = (month: string, did: number, didNot: number, more: Partial<Cell> = {}): Cell => {
    return { programmeId: 'P', cohortId: null, month, did, didNot, ...more };
  };

  test('a total of 12 with a group of 9 does not reveal a group of 3: the three wait until they are five', () => {
    const world = [cell('2027-01', 9, 0), cell('2027-02', 3, 0)];
    expect([say(world)?.[0], say(world, { from: '2027-02' })?.[0]]).toEqual([9, null]);
    const later = [...world, cell('2027-03', 4, 0)];
    expect(['2027-01', '2027-02', '2027-03'].map((month) => say(later, { from: month, to: month })?.[0])).toEqual([
      9,
      null,
      7,
    ]);
    expect(say(later)?.[0]).toBe(16);
  });

  test('a small cohort counts in its programme where there are others, and a small programme in the whole', () => {
    const world = [
      cell('2027-01', 6, 0, { cohortId: 'A' }),
      cell('2027-01', 3, 0, { cohortId: 'B' }),
      cell('2027-01', 4, 0),
      cell('2027-01', 2, 0, { programmeId: 'Q' }),
      cell('2027-02', 4, 0, { programmeId: 'R' }),
    ];
    const counts = [{ cohortId: 'A' }, { cohortId: 'B' }, { programmeId: 'P' }, { programmeId: 'Q' }, {}];
    expect(counts.map((within) => say(world, within)?.[0])).toEqual([6, null, 13, null, 19]);
  });

  test('where those who did not are too few, they are counted with those of the next month', () => {
    const world = [cell('2027-01', 9, 3), cell('2027-02', 6, 4)];
    expect(say(world, { to: '2027-01' })).toEqual([12, null, null]);
    expect(say(world)).toEqual([22, 22, 15]);
  });

  test('that there is nobody is said as it is', () => {
    expect(say([cell('2027-01', 5, 0)], { from: '2027-02' })).toEqual([0, 0, 0]);
    expect(say([])).toEqual([0, 0, 0]);
  });
});
