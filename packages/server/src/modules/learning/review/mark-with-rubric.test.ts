import { describe, expect, test } from 'vitest';
import { compareMarkings } from './compare-markings.ts';
import { type Marks, markWithRubric, type Score } from './mark-with-rubric.ts';
import type { Rubric } from './rubric.ts';
import { settleMarks } from './settle-marks.ts';

const cells = (...points: number[]) => points.map((each) => ({ points: each, description: '' }));
const base: Rubric = {
  levels: [{ title: 'Not yet' }, { title: 'Nearly' }, { title: 'Good' }, { title: 'Excellent' }],
  criteria: [
    { id: 'a', title: 'Question', description: '', weight: 1, cells: cells(0, 2, 4, 6) },
    { id: 'b', title: 'Method', description: '', weight: 2, cells: cells(0, 1, 3, 4) },
    { id: 'c', title: 'Writing', description: '', weight: 0.5, cells: cells(1, 2, 3, 10) },
  ],
  passPercent: 60,
  marking: 'double',
  peer: null,
  agreement: 'mean',
  toleranceLevels: 1,
  tolerancePercent: 10,
  allocation: 'by-hand',
  resubmissions: 1,
  resubmissionDays: 14,
};
const marks = (...levels: number[]): Marks =>
  Object.fromEntries(levels.map((level, index) => [base.criteria[index]?.id ?? '', { level, comment: '' }]));
function scoreOf(rubric: Rubric, ...levels: number[]): Score {
  const score = markWithRubric(rubric, marks(...levels));
  if (!score) throw new Error('not a complete marking');
  return score;
}
/** A rubric of one criterion, whose points say the percentage. */
const plain = (points: number[], change: Partial<Rubric> = {}): Rubric => ({
  ...base,
  levels: points.map((each) => ({ title: String(each) })),
  criteria: [{ id: 'a', title: 'All', description: '', weight: 1, cells: cells(...points) }],
  ...change,
});

describe('a marked rubric', () => {
  test('adds points up by weight', () => {
    const score = scoreOf(base, 3, 4, 2);
    expect(score).toMatchObject({
      points: 4 + 2 * 4 + 0.5 * 2,
      maxPoints: 6 + 2 * 4 + 0.5 * 10,
      percent: 68.42,
      passed: true,
    });
    expect(score.reached).toEqual([
      { criterionId: 'a', level: 3, points: 4, maxPoints: 6 },
      { criterionId: 'b', level: 4, points: 4, maxPoints: 4 },
      { criterionId: 'c', level: 2, points: 2, maxPoints: 10 },
    ]);
  });

  test('is 100 % at the highest levels, and what the lowest give at the lowest', () => {
    expect(scoreOf(base, 4, 4, 4)).toMatchObject({ percent: 100, passed: true });
    expect(scoreOf(base, 1, 1, 1)).toMatchObject({ points: 0.5, percent: 2.63, passed: false });
  });

  test('has no result as long as a criterion is without a level of the rubric', () => {
    for (const wrong of [
      marks(3, 4),
      {},
      marks(3, 4, 0),
      marks(3, 4, 5),
      marks(3, 4, 2.5),
      marks(3, 4, Number.NaN),
      marks(3, 4, -1),
    ])
      expect(markWithRubric(base, wrong)).toBeUndefined();
  });

  test('ignores what is not of the rubric, and what every object has', () => {
    expect(markWithRubric(base, { ...marks(3, 4, 2), z: { level: 4, comment: '' } })).toEqual(scoreOf(base, 3, 4, 2));
    const named = { ...base, criteria: base.criteria.map((each) => ({ ...each, id: 'constructor' })).slice(0, 1) };
    expect(markWithRubric(named, {})).toBeUndefined();
  });

  test('passes at the pass mark exactly, and not a hundredth below', () => {
    expect(scoreOf(plain([0, 60, 100]), 2).passed).toBe(true);
    expect(scoreOf(plain([0, 59.99, 100]), 2)).toMatchObject({ percent: 59.99, passed: false });
  });

  test('never rounds a fail up to a pass: 59.996 % is shown as 59.99 and does not pass', () => {
    expect(scoreOf(plain([0, 59.996, 100]), 2)).toMatchObject({ percent: 59.99, passed: false });
  });

  test('passes where only the machine’s fractions are below: every n of m that is a whole percentage is that percentage', () => {
    for (let most = 1; most <= 200; most++)
      for (let got = 0; got <= most; got++) {
        if ((got * 100) % most !== 0) continue;
        const percent = (got * 100) / most;
        expect(scoreOf(plain([0, got / 10, most / 10]), 2).percent).toBe(percent);
      }
  });
});

describe('two markings', () => {
  const needs = (rubric: Rubric, one: number[], other: number[]) =>
    compareMarkings(rubric, scoreOf(rubric, ...one), scoreOf(rubric, ...other)).needsModeration;
  const wide = { ...base, tolerancePercent: 100 };

  test('may be as far apart in a criterion as tolerated, and no further', () => {
    expect(needs(wide, [3, 3, 3], [2, 3, 3])).toBe(false);
    expect(needs(wide, [4, 3, 3], [2, 3, 3])).toBe(true);
    expect(needs({ ...wide, toleranceLevels: 0 }, [3, 3, 3], [3, 3, 3])).toBe(false);
    expect(needs({ ...wide, toleranceLevels: 0 }, [3, 3, 3], [3, 3, 2])).toBe(true);
  });

  test('may be as far apart in all as tolerated, and no further', () => {
    const rubric = (tolerancePercent: number) => plain([0, 50, 60, 100], { tolerancePercent, toleranceLevels: 4 });
    expect(needs(rubric(10), [2], [3])).toBe(false);
    expect(needs(rubric(9.99), [2], [3])).toBe(true);
  });

  test('are compared the same whichever comes first', () => {
    for (const one of [1, 2, 3, 4])
      for (const other of [1, 2, 3, 4])
        expect(needs(base, [one, 2, 3], [other, 3, 3])).toBe(needs(base, [other, 3, 3], [one, 2, 3]));
  });

  test('say in which criteria they differ, and in all by what their shown percentages differ', () => {
    const { criteria, percent } = compareMarkings(base, scoreOf(base, 4, 3, 3), scoreOf(base, 2, 3, 2));
    expect(criteria).toEqual([
      { criterionId: 'a', levels: 2, points: 4, tooFar: true },
      { criterionId: 'b', levels: 0, points: 0, tooFar: false },
      { criterionId: 'c', levels: 1, points: 1, tooFar: false },
    ]);
    expect(percent).toBe(23.69);
  });
});

describe('final marks', () => {
  const lenient: Rubric = { ...base, tolerancePercent: 20 };
  const none = { marker: undefined, second: undefined, moderator: undefined };

  test('of single marking are the one marking', () => {
    const rubric: Rubric = { ...base, marking: 'single' };
    expect(settleMarks(rubric, none)).toEqual({ state: 'marking' });
    expect(settleMarks(rubric, { ...none, marker: scoreOf(base, 3, 3, 3) })).toEqual({
      state: 'settled',
      by: 'one',
      score: scoreOf(base, 3, 3, 3),
    });
  });

  test('of double marking wait for both, and a moderator’s alone is not enough', () => {
    const one = scoreOf(base, 3, 3, 3);
    expect(settleMarks(base, { ...none, marker: one })).toEqual({ state: 'marking' });
    expect(settleMarks(base, { ...none, second: one, moderator: one })).toEqual({ state: 'marking' });
  });

  test('are the mean of two that agree; a level counts as reached when its points are', () => {
    const standing = settleMarks(lenient, { ...none, marker: scoreOf(base, 3, 3, 3), second: scoreOf(base, 4, 3, 3) });
    expect(standing).toMatchObject({ state: 'settled', by: 'mean' });
    const score = standing.state === 'settled' ? standing.score : undefined;
    expect(score?.reached[0]).toEqual({ criterionId: 'a', level: 3, points: 5, maxPoints: 6 });
    expect(score?.percent).toBe(65.78);
    const same = settleMarks(base, { ...none, marker: scoreOf(base, 4, 4, 4), second: scoreOf(base, 4, 4, 4) });
    expect(same).toMatchObject({ score: scoreOf(base, 4, 4, 4) });
  });

  test('are the first of two that agree where the rubric says so', () => {
    const marker = scoreOf(base, 3, 3, 3);
    expect(settleMarks({ ...base, agreement: 'first' }, { ...none, marker, second: scoreOf(base, 3, 3, 2) })).toEqual({
      state: 'settled',
      by: 'first',
      score: marker,
    });
  });

  test('wait for a moderator where two differ too far, and are then the moderator’s', () => {
    const apart = { marker: scoreOf(base, 4, 4, 4), second: scoreOf(base, 1, 2, 3) };
    expect(settleMarks(base, { ...apart, moderator: undefined })).toEqual({ state: 'moderation' });
    const moderator = scoreOf(base, 2, 2, 4);
    expect(settleMarks(base, { ...apart, moderator })).toEqual({ state: 'settled', by: 'moderator', score: moderator });
  });

  test('are not the moderator’s where two agree', () => {
    const marker = scoreOf(base, 3, 3, 3);
    expect(settleMarks(base, { marker, second: marker, moderator: scoreOf(base, 1, 1, 1) })).toMatchObject({
      by: 'mean',
    });
  });
});
