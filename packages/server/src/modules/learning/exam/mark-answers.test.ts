import { describe, expect, test } from 'vitest';
import { type Answer, markAnswers } from './mark-answers.ts';
import type { AnswerKey, QuestionRow } from './question-store.ts';

const question = (key: AnswerKey, id = 'q', points = 1): QuestionRow => ({
  id,
  lessonId: 'l',
  prompt: '?',
  points,
  explanation: '',
  ...key,
});
const mark = (key: AnswerKey, answer: Answer) => markAnswers([question(key)], { q: answer }).outcomes[0]?.correct;
const option = (id: string, correct: boolean) => ({ id, text: id, correct });
const options = [option('a', true), option('b', false), option('c', true), option('d', false)];

describe('choices', () => {
  const single: AnswerKey = { kind: 'single-choice', key: { options: [option('a', true), option('b', false)] } };
  const multiple: AnswerKey = { kind: 'multiple-choice', key: { options } };

  test.each([
    [['a'], true],
    [['b'], false],
    [[], false],
    [['a', 'b'], false],
  ])('single choice %j is %j', (optionIds, correct) => {
    expect(mark(single, { optionIds })).toBe(correct);
  });

  test.each([
    [['a', 'c'], true],
    [['c', 'a'], true],
    [['a'], false],
    [['a', 'b', 'c'], false],
    [['a', 'c', 'not offered'], false],
    [['b', 'd'], false],
    [[], false],
  ])('multiple choice is all or nothing: %j is %j', (optionIds, correct) => {
    expect(mark(multiple, { optionIds })).toBe(correct);
  });
});

describe('numbers', () => {
  const near = (answer: number, tolerance: number): AnswerKey => ({
    kind: 'numeric',
    key: { answer, tolerance, unit: null },
  });

  test.each([
    [10, 0, 10, true],
    [10, 0, 10.001, false],
    [10, 0.5, 10.5, true],
    [10, 0.5, 9.5, true],
    [10, 0.5, 10.51, false],
    [1.1, 0.1, 1.0, true],
    [0.3, 0, 0.1 + 0.2, true],
    [-5, 1, -6, true],
    [0, 0, -0, true],
    [1e12, 0, 1e12 + 1, false],
    [1e-20, 0, 0, false],
    [10, 0.5, Number.NaN, false],
    [10, 0.5, Number.POSITIVE_INFINITY, false],
  ])('%d ± %d takes %d: %j', (answer, tolerance, given, correct) => {
    expect(mark(near(answer, tolerance), { number: given })).toBe(correct);
  });
});

describe('short texts', () => {
  const key = (...accepted: string[]): AnswerKey => ({ kind: 'short-text', key: { accepted } });

  test.each([
    ['Default gateway', 'default GATEWAY'],
    ['Default gateway', '  default\u00a0 gateway\n'],
    ['Wi-Fi', 'ｗｉ-ｆｉ'],
    ['São Paulo', 'sao paulo'],
    ['cafe', 'Cafe\u0301'],
    ['Straße', 'STRASSE'],
    ['ﬁle', 'file'],
    ['Ελλάς', 'ΕΛΛΑΣ'],
    ['سَلام', 'سلام'],
    ['м³', 'м3'],
  ])('%j takes %j', (accepted, given) => {
    expect(mark(key('another', accepted), { text: given })).toBe(true);
  });

  test.each([
    ['DNS', 'DHCP'],
    ['DNS', ''],
    ['DNS', '   '],
    ['DNS', '\u0301'],
    ['DNS', 'DNS.'],
    ['कि', 'की'],
  ])('%j refuses %j', (accepted, given) => {
    expect(mark(key(accepted), { text: given })).toBe(false);
  });
});

describe('the score', () => {
  const text: AnswerKey = { kind: 'short-text', key: { accepted: ['x'] } };

  test('is points earned of all points, in per cent with one decimal', () => {
    const three = [question(text, 'a', 1), question(text, 'b', 1), question(text, 'c', 1)];
    expect(markAnswers(three, { a: { text: 'x' }, b: { text: 'x' } })).toEqual({
      scorePercent: 66.7,
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

  test('J04: an answer of another kind, or to what was not asked, earns nothing', () => {
    expect(mark(text, { number: 1 })).toBe(false);
    expect(mark(text, { optionIds: ['x'] })).toBe(false);
    expect(mark({ kind: 'single-choice', key: { options } }, { text: 'a' })).toBe(false);
    expect(mark({ kind: 'numeric', key: { answer: 1, tolerance: 0, unit: null } }, { text: '1' })).toBe(false);
    expect(markAnswers([question(text)], { other: { text: 'x' } }).scorePercent).toBe(0);
    expect(markAnswers([question(text, 'constructor')], {}).scorePercent).toBe(0);
  });
});
