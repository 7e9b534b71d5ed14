import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AnswerKey } from '../question/answer-key.ts';
import { drawPaper } from './draw-paper.ts';

const randomness = { bytes: (count: number) => new Uint8Array(randomBytes(count)), uuid: () => randomUUID() };
const question = (sectionId: string, id: string, key: AnswerKey) => ({
  ...{ sectionId, id, questionId: id, lessonId: 'l', number: 1, prompt: '?', points: 2, explanation: '', hints: [] },
  ...key,
});
const text: AnswerKey = { kind: 'short-text', key: { accepted: ['x'] } };
const pool = (sectionId: string, count: number) =>
  Array.from({ length: count }, (_, index) => question(sectionId, `${sectionId}${index}`, text));
const section = (id: string, draw: number | null, points: number | null = null) => ({ id, draw, points });
const idsOf = (paper: ReturnType<typeof drawPaper>) => paper.map(({ questionId }) => questionId);

describe('J05: what attempts have in common', () => {
  const exam = { sections: [section('a', 8)], candidates: pool('a', 40), shuffle: true };
  const papers = Array.from({ length: 1_000 }, () => new Set(idsOf(drawPaper(exam, randomness))));

  test('is, over 1,000 attempts, what drawing without any memory would give, within ten per cent', () => {
    const overlaps = papers.slice(1).map((paper, index) => [...paper].filter((id) => papers[index]?.has(id)).length);
    const mean = overlaps.reduce((sum, size) => sum + size, 0) / overlaps.length;
    // Hypergeometric: 8 of 40 drawn twice have 8 × 8 / 40 in common.
    const expected = (8 * 8) / 40;
    expect(Math.abs(mean - expected)).toBeLessThan(expected * 0.1);
    const variance = overlaps.reduce((sum, size) => sum + (size - mean) ** 2, 0) / overlaps.length;
    const expectedVariance = ((8 * 8) / 40) * (32 / 40) * (32 / 39);
    expect(Math.abs(variance - expectedVariance)).toBeLessThan(expectedVariance * 0.25);
  });

  test('asks each question of the pool as often as any other', () => {
    const counts = exam.candidates.map(({ id }) => papers.filter((paper) => paper.has(id)).length);
    // 200 times each, give or take five standard deviations.
    expect(Math.min(...counts)).toBeGreaterThan(136);
    expect(Math.max(...counts)).toBeLessThan(264);
  });
});

test('sections that overlap ask nothing twice, and each has as many as it draws', () => {
  const shared = pool('a', 6).map((candidate) => ({ ...candidate, sectionId: 'b' }));
  const exam = {
    sections: [section('a', 3), section('b', 3)],
    candidates: [...pool('a', 6), ...shared],
    shuffle: true,
  };
  for (let time = 0; time < 50; time += 1) expect(new Set(idsOf(drawPaper(exam, randomness))).size).toBe(6);
});

test('sections come one after the other, each with as many as it draws, worth what it says', () => {
  const candidates = [...pool('a', 5), ...pool('b', 5)];
  const sections = [section('b', 2, 5), section('a', null)];
  const paper = drawPaper({ sections, candidates, shuffle: true }, randomness);
  expect(paper.map(({ questionId, points }) => `${questionId[0]} ${points}`)).toEqual([
    ...['b 5', 'b 5'],
    ...['a 2', 'a 2', 'a 2', 'a 2', 'a 2'],
  ]);
  expect(new Set(idsOf(paper)).size).toBe(7);
});

test('without shuffling what is drawn keeps its order', () => {
  for (let round = 0; round < 20; round += 1) {
    const paper = drawPaper({ sections: [section('a', 5)], candidates: pool('a', 9), shuffle: false }, randomness);
    expect(idsOf(paper)).toEqual(idsOf(paper).toSorted());
  }
});

test('J01: what is to be ordered or matched is mixed, whether the exam shuffles or not', () => {
  const parts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
  const items = parts('1', '2', '3', '4', '5', '6');
  const ordering = question('a', 'o', { kind: 'ordering', key: { items } });
  const matching = question('a', 'm', {
    kind: 'matching',
    key: {
      items: items.map((item) => ({ ...item, targetId: `t${item.id}` })),
      targets: parts('t1', 't2', 't3', 't4', 't5', 't6'),
    },
  });
  const exam = { sections: [section('a', null)], candidates: [ordering, matching], shuffle: false };
  const orders = Array.from({ length: 30 }, () => drawPaper(exam, randomness).map(({ optionIds }) => optionIds.join()));
  expect(new Set(orders.map(([order]) => order)).size).toBeGreaterThan(20);
  expect(orders.every(([, order]) => order?.startsWith('1,2,3,4,5,6,'))).toBe(true);
  expect(new Set(orders.map(([, order]) => order)).size).toBeGreaterThan(20);
});
