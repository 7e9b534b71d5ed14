import { describe, expect, test } from 'vitest';
import type { AnswerKey } from '../question/answer-key.ts';
import { markAnswers } from './mark-answers.ts';

const question = (key: AnswerKey, id: string, points = 1) => ({ id, points, ...key });

describe('the score', () => {
  const text: AnswerKey = { kind: 'short-text', key: { accepted: ['x'] } };

  test('is points earned of all points, in per cent, cut off after one decimal', () => {
    const three = [question(text, 'a', 1), question(text, 'b', 1), question(text, 'c', 1)];
    expect(markAnswers(three, { a: { text: 'x' }, b: { text: 'x' } })).toEqual({
      scorePercent: 66.6,
      outcomes: [
        { questionId: 'a', points: 1, correct: true },
        { questionId: 'b', points: 1, correct: true },
        { questionId: 'c', points: 0, correct: false },
      ],
    });
    expect(markAnswers([question(text, 'a', 9.5), question(text, 'b', 0.5)], { b: { text: 'x' } }).scorePercent).toBe(
      5,
    );
    expect(markAnswers(three, {}).scorePercent).toBe(0);
    expect(markAnswers([], {}).scorePercent).toBe(0);
  });

  test('takes points in part where the kind of question gives them, to the hundredth', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
    const order = question({ kind: 'ordering', key: { items } }, 'o', 2);
    expect(markAnswers([order], { o: { order: ['b', 'c', 'd', 'a'] } })).toEqual({
      scorePercent: 66.5,
      outcomes: [{ questionId: 'o', points: 1.33, correct: false }],
    });
  });

  test('J04: is never rounded up to a pass, neither in a question nor in all', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
    const order = question({ kind: 'ordering', key: { items } }, 'o');
    expect(markAnswers([order], { o: { order: ['b', 'c', 'd', 'a'] } })).toMatchObject({
      scorePercent: 66,
      outcomes: [{ points: 0.66 }],
    });
    const two = [question(text, 'a', 1399), question(text, 'b', 601)];
    expect(markAnswers(two, { a: { text: 'x' } }).scorePercent).toBe(69.9);
  });

  test('J04: an answer to what was not asked earns nothing', () => {
    expect(markAnswers([question(text, 'q')], { other: { text: 'x' } }).scorePercent).toBe(0);
    expect(markAnswers([question(text, 'constructor')], {}).scorePercent).toBe(0);
  });
});
