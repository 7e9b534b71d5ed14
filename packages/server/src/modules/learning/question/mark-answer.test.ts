import type { Answer } from '@laurel/api';
import { describe, expect, test } from 'vitest';
import type { AnswerKey, Exactness } from './answer-key.ts';
import { markAnswer } from './mark-answer.ts';

const mark = (key: AnswerKey, answer: Answer) => markAnswer(key, answer) === 1;
const option = (id: string, correct: boolean) => ({ id, text: id, correct });
const options = [option('a', true), option('b', false), option('c', true), option('d', false)];
const part = (id: string) => ({ id, text: id });

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
  const exact = (exactly: Exactness[], accepted: string): AnswerKey => ({
    kind: 'short-text',
    key: { accepted: [accepted], exactly },
  });

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

  test.each([
    [['case'], 'MgO', 'mgo', false],
    [['case'], 'MgO', ' Mg O', true],
    [['accents'], 'año', 'ano', false],
    [['accents'], 'año', 'an\u0303o', true],
    [['accents'], 'año', 'AÑO', true],
    [['spaces'], 'ls -l', 'ls-l', false],
    [['spaces'], 'ls -l', '  LS\u00a0 -l ', true],
    [['case', 'accents', 'spaces'], 'Só um', 'Só um', true],
    [['case', 'accents', 'spaces'], 'Só um', 'ＳÓ um', false],
  ] satisfies [Exactness[], string, string, boolean][])(
    'where %j matter, %j against %j is %j',
    (exactly, accepted, given, right) => {
      expect(mark(exact(exactly, accepted), { text: given })).toBe(right);
    },
  );
});

describe('ordering', () => {
  const key: AnswerKey = { kind: 'ordering', key: { items: ['a', 'b', 'c', 'd', 'e'].map(part) } };

  test.each([
    ['abcde', 1],
    ['edcba', 0],
    ['bcdea', 0.75],
    ['abdce', 0.25],
    ['acebd', 0],
    ['abcd', 0],
    ['abcdd', 0],
    ['abcdx', 0],
    ['', 0],
  ])('%j earns %d', (order, share) => {
    expect(markAnswer(key, { order: [...order] })).toBe(share);
  });
});

describe('matching', () => {
  const items = [
    { ...part('cat'), targetId: 'mammal' },
    { ...part('cow'), targetId: 'mammal' },
    { ...part('hen'), targetId: 'bird' },
    { ...part('cod'), targetId: 'fish' },
  ];
  const key: AnswerKey = { kind: 'matching', key: { items, targets: ['mammal', 'bird', 'fish', 'stone'].map(part) } };

  test.each([
    [{ cat: 'mammal', cow: 'mammal', hen: 'bird', cod: 'fish' }, 1],
    [{ cat: 'mammal', cow: 'mammal', hen: 'bird' }, 0.75],
    [{ cat: 'mammal', cow: 'mammal', hen: 'stone', cod: 'bird' }, 0.5],
    [{ mammal: 'cat' }, 0],
    [{}, 0],
  ] as [Record<string, string>, number][])('%j earns %d', (pairs, share) => {
    expect(markAnswer(key, { pairs })).toBe(share);
  });
});

describe('fill-in', () => {
  const gaps = [
    { id: '1', accepted: ['oxygen', 'O2'] },
    { id: '2', accepted: ['water'] },
  ];
  const key: AnswerKey = { kind: 'fill-in', key: { text: '{{1}} and {{2}}', gaps } };

  test.each([
    [{ 1: 'Oxygen', 2: ' Water' }, 1],
    [{ 1: 'o₂' }, 0.5],
    [{ 1: 'water', 2: 'oxygen' }, 0],
    [{ 1: '', 2: '' }, 0],
    [{ constructor: 'oxygen' }, 0],
  ] as [Record<string, string>, number][])('%j earns %d', (given, share) => {
    expect(markAnswer(key, { gaps: given })).toBe(share);
  });

  test('is exact where it says so', () => {
    expect(markAnswer({ ...key, key: { ...key.key, exactly: ['case'] } }, { gaps: { 1: 'oxygen', 2: 'Water' } })).toBe(
      0.5,
    );
  });
});

describe('code', () => {
  const key: AnswerKey = { kind: 'code', key: { language: 'javascript', starter: '', expectedOutput: '1\n 2\n' } };

  test.each([
    ['1\n 2', true],
    ['1  \r\n 2\r\n\r\n', true],
    ['1\n2', false],
    ['1\n\n 2', false],
    ['', false],
  ])('that printed %j is %j', (output, right) => {
    expect(mark(key, { code: '', output })).toBe(right);
  });
});

test('J04: no answer, and an answer of another kind, earns nothing', () => {
  const keys: AnswerKey[] = [
    { kind: 'single-choice', key: { options: [option('1', true), option('2', false)] } },
    { kind: 'multiple-choice', key: { options } },
    { kind: 'numeric', key: { answer: 1, tolerance: 0, unit: null } },
    { kind: 'short-text', key: { accepted: ['1'] } },
    { kind: 'ordering', key: { items: [part('1'), part('2')] } },
    { kind: 'matching', key: { items: [{ ...part('1'), targetId: '2' }], targets: [part('2')] } },
    { kind: 'fill-in', key: { text: '{{1}}', gaps: [{ id: '1', accepted: ['1'] }] } },
    { kind: 'code', key: { language: 'javascript', starter: '', expectedOutput: '1' } },
  ];
  const answers: Record<string, Answer> = {
    'single-choice': { optionIds: ['1'] },
    'multiple-choice': { optionIds: ['a', 'c'] },
    numeric: { number: 1 },
    'short-text': { text: '1' },
    ordering: { order: ['1', '2'] },
    matching: { pairs: { 1: '2' } },
    'fill-in': { gaps: { 1: '1' } },
    code: { code: '1', output: '1' },
  };
  for (const key of keys) {
    expect(markAnswer(key, undefined)).toBe(0);
    for (const [kind, answer] of Object.entries(answers)) {
      const own = kind === key.kind;
      const choices = kind.endsWith('-choice') && key.kind.endsWith('-choice');
      if (!choices || own) expect(markAnswer(key, answer), `${key.kind} by ${kind}`).toBe(own ? 1 : 0);
    }
  }
});
