import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBetter } from './better-result.ts';
import { decide, type Facts } from './decide.ts';
import { type CompletionRule, everything, type OutcomeRule } from './rule.ts';
import { type ResultFact, scoreOf } from './score-of.ts';

const lessons: Facts['lessons'] = [
  { id: 'l1', originId: 'reading', kind: 'reading', title: 'A reading', required: true, state: 'done' },
  { id: 'l2', originId: 'first', kind: 'exam', title: 'First exam', required: true, state: 'open' },
  { id: 'l3', originId: 'second', kind: 'exam', title: 'Second exam', required: true, state: 'open' },
];
const exams = ['first', 'second'];
const outcome: OutcomeRule = {
  ...{ id: 'o1', originId: 'o', text: 'Finds a fault', masteryPercent: 80, isRequired: true },
  ...{ achievementId: null, lessons: exams },
};
const rule = (given: Partial<CompletionRule>): CompletionRule => ({ ...everything, lessons: [], ...given });
const result = (originId: string, percent: number | null, passed = true): ResultFact => ({
  originId,
  kind: 'exam',
  outcome: passed ? 'passed' : 'failed',
  percent,
});
const facts = (...results: ResultFact[]): Facts => ({ lessons, results });

describe('what is asked for', () => {
  test('where nothing is set is every lesson, and every assessment passed', () => {
    const open = decide({ rule: everything, outcomes: [], facts: facts(result('first', 40, false)) });
    expect(open.missing).toEqual([
      { code: 'not-passed', lesson: { lessonId: 'l2', title: 'First exam' }, percent: 40 },
      { code: 'not-passed', lesson: { lessonId: 'l3', title: 'Second exam' }, percent: null },
    ]);
    const done = { lessons: lessons.map((lesson) => ({ ...lesson, state: 'done' as const })), results: [] };
    expect(decide({ rule: everything, outcomes: [], facts: done })).toMatchObject({ complete: true, missing: [] });
  });

  test('of a chosen set is that set alone', () => {
    expect(decide({ rule: rule({ lessons: ['reading'] }), outcomes: [], facts: facts() }).complete).toBe(true);
    expect(decide({ rule: rule({ lessons: ['first'] }), outcomes: [], facts: facts() }).complete).toBe(false);
  });

  test('of all is what is required: work that is voluntary is not missed', () => {
    const voluntary = lessons.map((lesson) => ({ ...lesson, required: lesson.originId === 'first' }));
    const decision = decide({ rule: everything, outcomes: [], facts: { lessons: voluntary, results: [] } });
    expect(decision.missing.map(({ code }) => code)).toEqual(['not-passed']);
  });

  test('as a minimum may be more than passing, and exactly the minimum is enough', () => {
    const asked = rule({ minimum: { first: 75 } });
    expect(decide({ rule: asked, outcomes: [], facts: facts(result('first', 74.9)) }).missing).toEqual([
      { code: 'below-minimum', lesson: { lessonId: 'l2', title: 'First exam' }, percent: 74.9, required: 75 },
    ]);
    expect(decide({ rule: asked, outcomes: [], facts: facts(result('first', 75)) }).complete).toBe(true);
  });

  test('as a total is weighed, and what is missing counts as nothing', () => {
    const asked = rule({ weights: { first: 30, second: 70 }, total: 65 });
    const first = decide({ rule: asked, outcomes: [], facts: facts(result('first', 100)) });
    expect(first).toMatchObject({ complete: false, totalPercent: 30 });
    expect(first.missing).toEqual([{ code: 'below-total', percent: 30, required: 65 }]);
    const both = facts(result('first', 100), result('second', 50, false));
    expect(decide({ rule: asked, outcomes: [], facts: both })).toMatchObject({ complete: true, totalPercent: 65 });
  });

  test('as an outcome is the mean of the assessments that show it, by its own questions where it has some', () => {
    const whole = facts(result('first', 100), result('second', 50));
    expect(decide({ rule: rule({}), outcomes: [outcome], facts: whole })).toMatchObject({
      complete: false,
      missing: [{ code: 'not-mastered', outcome: 'Finds a fault', percent: 75, required: 80 }],
    });
    const part = { ...result('second', 50), details: { outcomes: { o: { points: 3, possible: 5 } } } };
    expect(decide({ rule: rule({}), outcomes: [outcome], facts: facts(result('first', 100), part) })).toMatchObject({
      complete: true,
      outcomes: [{ percent: 80, isMastered: true }],
    });
  });

  test('a mean just below what is asked for is not rounded up to it', () => {
    const asked = rule({ weights: { first: 50, second: 50 }, total: 70 });
    const decision = decide({ rule: asked, outcomes: [], facts: facts(result('first', 69.9), result('second', 70)) });
    expect(decision.missing).toEqual([{ code: 'below-total', percent: 69.9, required: 70 }]);
    const exact = decide({ rule: asked, outcomes: [], facts: facts(result('first', 69.9), result('second', 70.1)) });
    expect(exact).toMatchObject({ complete: true, totalPercent: 70 });
  });

  test('marks of work that people did not let pass count as nothing', () => {
    const rejected: ResultFact = { ...result('first', 85, false), kind: 'project' };
    const asked = rule({ minimum: { first: 60 }, weights: { first: 100 }, total: 60 });
    const shown = [{ ...outcome, lessons: ['first'], isRequired: false }];
    expect(decide({ rule: asked, outcomes: shown, facts: facts(rejected) })).toMatchObject({
      totalPercent: 0,
      missing: [{ code: 'below-minimum' }, { code: 'below-total' }],
      outcomes: [{ percent: 0, isMastered: false }],
    });
    const part = { ...rejected, details: { outcomes: { o: { points: 5, possible: 5 } } } };
    expect(decide({ rule: asked, outcomes: shown, facts: facts(part) }).outcomes).toMatchObject([{ percent: 0 }]);
  });

  test('an outcome that is not required is measured, and not missed', () => {
    const extra = { ...outcome, isRequired: false };
    const decision = decide({ rule: rule({}), outcomes: [extra], facts: facts() });
    expect(decision).toMatchObject({ complete: true, outcomes: [{ isMastered: false, percent: 0 }] });
  });

  test('what is not decided yet is said to be so, and counts as nothing', () => {
    const waiting: ResultFact = { originId: 'first', kind: 'exam', outcome: 'pending', percent: 100 };
    const decision = decide({ rule: rule({ lessons: ['first'] }), outcomes: [outcome], facts: facts(waiting) });
    expect(decision.missing[0]).toMatchObject({ code: 'not-decided', lesson: { lessonId: 'l2' } });
    expect(decision.outcomes[0]?.percent).toBe(0);
    const handedIn = lessons.map((lesson) => ({ ...lesson, state: 'handed-in' as const }));
    const asked = { rule: rule({ lessons: ['first'] }), outcomes: [], facts: { lessons: handedIn, results: [] } };
    expect(decide(asked).missing).toMatchObject([{ code: 'not-decided' }]);
  });

  test('of a version without lessons nothing can be earned', () => {
    expect(decide({ rule: everything, outcomes: [], facts: { lessons: [], results: [] } }).complete).toBe(false);
  });
});

describe('whatever the rule and the results', () => {
  const percent = fc.oneof(
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -5, 250),
    fc.double({ min: 0, max: 100 }),
  );
  const score = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
  const weight = fc.integer({ min: 0, max: 100 });
  const anyRule = fc.record({
    lessons: fc.constantFrom<CompletionRule['lessons']>('all', ['reading'], ['first', 'second']),
    minimum: fc.dictionary(fc.constantFrom(...exams), fc.double({ min: 0, max: 100, noNaN: true })),
    weights: weight.map((first): Record<string, number> => ({ first, second: 100 - first })),
    total: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  });
  const resultOf = (originId: string, of: fc.Arbitrary<number | null>) =>
    fc.record({
      originId: fc.constant(originId),
      kind: fc.constant<'exam'>('exam'),
      outcome: fc.constantFrom('passed', 'failed', 'pending'),
      percent: of,
    });
  const results = (of: fc.Arbitrary<number | null>) => fc.tuple(resultOf('first', of), resultOf('second', of));
  const withDone = (of: readonly ResultFact[]): Facts => ({
    results: of,
    lessons: lessons.map((lesson) =>
      of.some(({ originId, outcome }) => originId === lesson.originId && outcome === 'passed')
        ? { ...lesson, state: 'done' as const }
        : lesson,
    ),
  });

  test('a better result never takes completion, a mastered outcome or a part of the total away', () => {
    fc.assert(
      fc.property(anyRule, results(score), results(score), (asked, before, other) => {
        const after = before.map((row, at) => {
          const next = other[at];
          // Another pass mark may make a lower score pass: better, and yet less of the total.
          return next && scoreOf(next) >= scoreOf(row) && isBetter(next, row) ? next : row;
        });
        const [less, more] = [before, after].map((of) =>
          decide({ rule: asked, outcomes: [outcome], facts: withDone(of) }),
        );
        expect(Number(more?.complete)).toBeGreaterThanOrEqual(Number(less?.complete));
        expect(more?.totalPercent ?? 0).toBeGreaterThanOrEqual(less?.totalPercent ?? 0);
        expect(more?.outcomes[0]?.percent ?? 0).toBeGreaterThanOrEqual(less?.outcomes[0]?.percent ?? 0);
        expect(more?.missing.length).toBeLessThanOrEqual(less?.missing.length ?? 0);
      }),
    );
  });

  test('no number is not one, whatever was kept', () => {
    fc.assert(
      fc.property(anyRule, results(percent), (asked, kept) => {
        const { totalPercent, outcomes } = decide({ rule: asked, outcomes: [outcome], facts: withDone(kept) });
        for (const value of [totalPercent, outcomes[0]?.percent])
          expect(typeof value === 'number' && value >= 0 && value <= 100).toBe(true);
      }),
    );
  });

  test('full marks everywhere are a total of 100, however it is weighed', () => {
    fc.assert(
      fc.property(anyRule, (asked) => {
        const full = withDone(exams.map((exam) => result(exam, 100)));
        expect(decide({ rule: asked, outcomes: [outcome], facts: full })).toMatchObject({
          complete: true,
          totalPercent: 100,
        });
      }),
    );
  });
});
