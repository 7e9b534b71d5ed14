import { describe, expect, test } from 'vitest';
import { type Marks, markWithRubric, type Score } from '../mark-with-rubric.ts';
import type { Rubric } from '../rubric.ts';
import { calibrate } from './calibrate.ts';
import { combinePeerMarks } from './combine-peer-marks.ts';
import { withoutNames } from './without-names.ts';

const cells = (...points: number[]) => points.map((each) => ({ points: each, description: '' }));
const rubric: Rubric = {
  levels: [{ title: 'Not yet' }, { title: 'Nearly' }, { title: 'Good' }, { title: 'Excellent' }],
  criteria: [
    { id: 'a', title: 'Question', description: '', weight: 1, cells: cells(0, 4, 7, 10) },
    { id: 'b', title: 'Method', description: '', weight: 3, cells: cells(0, 4, 7, 10) },
  ],
  passPercent: 60,
  marking: 'peer',
  peer: { reviews: 2, days: 7, ringOf: null, counts: 'median', reviewFirst: true, sample: null },
  agreement: 'mean',
  toleranceLevels: 1,
  tolerancePercent: 10,
  allocation: 'by-hand',
  resubmissions: 1,
  resubmissionDays: 14,
};
function scoreOf(...levels: number[]): Score {
  const marks: Marks = Object.fromEntries(
    levels.map((level, at) => [rubric.criteria[at]?.id ?? '', { level, comment: '' }]),
  );
  const score = markWithRubric(rubric, marks);
  if (!score) throw new Error('not a complete marking');
  return score;
}
const levelsOf = ({ reached }: Score) => reached.map(({ level }) => level);
const combine = (counts: 'median' | 'mean', ...given: [Score, number][]) =>
  combinePeerMarks(
    { ...rubric, peer: rubric.peer && { ...rubric.peer, counts } },
    given.map(([score, weight]) => ({ score, weight })),
  );

describe('the marks of fellow learners together', () => {
  test('are the median in each criterion, of two the lower', () => {
    expect(levelsOf(combine('median', [scoreOf(1, 4), 1], [scoreOf(3, 3), 1], [scoreOf(4, 2), 1]))).toEqual([3, 3]);
    expect(levelsOf(combine('median', [scoreOf(2, 4), 1], [scoreOf(3, 3), 1]))).toEqual([2, 3]);
    expect(combine('median', [scoreOf(3, 4), 0.2])).toMatchObject({ percent: scoreOf(3, 4).percent });
  });

  test('count by weight: one far from staff does not outweigh two who are near', () => {
    expect(levelsOf(combine('median', [scoreOf(1, 1), 0.2], [scoreOf(3, 3), 0.9]))).toEqual([3, 3]);
    expect(levelsOf(combine('median', [scoreOf(4, 4), 0.2], [scoreOf(4, 4), 0.2], [scoreOf(2, 2), 1]))).toEqual([2, 2]);
    const third = 1 / 3;
    expect(
      levelsOf(combine('median', [scoreOf(2, 2), third], [scoreOf(2, 2), third], [scoreOf(4, 4), 2 * third])),
    ).toEqual([2, 2]);
  });

  test('are the weighted mean of points where the rubric says so', () => {
    const mean = combine('mean', [scoreOf(4, 4), 1], [scoreOf(2, 2), 0.5]);
    expect(mean.reached.map(({ points }) => points)).toEqual([8, 8]);
    expect(levelsOf(mean)).toEqual([3, 3]);
    expect(mean).toMatchObject({ percent: 80, passed: true });
  });
});

describe('calibration', () => {
  const staff = { a: 4, b: 2 };
  test('counts in full where somebody marks as staff did, and less the further they are', () => {
    expect(calibrate(rubric, staff, staff)).toEqual({ distance: 0, weight: 1, isFar: false });
    const near = calibrate(rubric, { a: 3, b: 2 }, staff);
    expect(near.distance).toBeCloseTo(1 / 12);
    expect(near).toMatchObject({ isFar: false });
    const far = calibrate(rubric, { a: 4, b: 4 }, staff);
    expect(far.distance).toBeCloseTo(0.5);
    expect(far.weight).toBeCloseTo(0.5);
    expect(far.isFar).toBe(true);
  });

  test('goes by the weights of the criteria, warns only beyond a third, and never counts nothing', () => {
    const apart = (own: Record<string, number>) => calibrate(rubric, own, staff).distance;
    expect(apart({ a: 4, b: 3 })).toBeGreaterThan(apart({ a: 3, b: 2 }));
    expect(calibrate(rubric, { a: 3, b: 3 }, staff)).toMatchObject({ isFar: false });
    expect(calibrate(rubric, { a: 1, b: 1 }, { a: 4, b: 4 })).toEqual({ distance: 1, weight: 0.2, isFar: true });
  });
});

describe('names are taken out', () => {
  const author = { name: 'Zora Q. Adeyemi', emails: ['zora.adeyemi@mail.example'] };
  test.each([
    ['By Zora Q. Adeyemi.', 'By [name].'],
    ['by ZORA  Q.\nADEYEMI', 'by [name]'],
    ['Write to Zora.Adeyemi@mail.example!', 'Write to [name]!'],
    ['**Zora** and Adeyemi’s bridge', '**[name]** and [name]’s bridge'],
    ['Zorah and zora stay', 'Zorah and zora stay'],
    ['Q. stays', 'Q. stays'],
  ])('%s', (text, expected) => {
    expect(withoutNames(text, author)).toBe(expected);
  });

  test('a name of signs, of one letter or of none changes nothing else', () => {
    expect(withoutNames('a (b) [c] $ d', { name: '( ) [ $', emails: [] })).toBe('a (b) [c] $ d');
    expect(withoutNames('A cat', { name: '', emails: [] })).toBe('A cat');
    expect(withoutNames('von Ünal-Öz', { name: 'Ünal-Öz', emails: [] })).toBe('von [name]');
  });
});
