import { describe, expect, it } from 'vitest';
import { changedAnswers, fieldOf, parseNumber, readAnswers } from './answers.ts';

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [id, value] of entries) form.append(fieldOf(id), value);
  return form;
}

const questions = [
  { id: 'a', kind: 'single-choice' },
  { id: 'b', kind: 'multiple-choice' },
  { id: 'c', kind: 'numeric' },
  { id: 'd', kind: 'short-text' },
] as const satisfies Parameters<typeof readAnswers>[0];

describe('readAnswers', () => {
  it('reads every kind of question', () => {
    const form = formOf([
      ['a', 'a1'],
      ['b', 'b1'],
      ['b', 'b3'],
      ['c', ' 62 '],
      ['d', ' ipconfig '],
    ]);
    expect(readAnswers(questions, form)).toEqual({
      answers: { a: { optionIds: ['a1'] }, b: { optionIds: ['b1', 'b3'] }, c: { number: 62 }, d: { text: 'ipconfig' } },
      notNumbers: [],
    });
  });

  it('takes an emptied answer back', () => {
    const { answers } = readAnswers(
      questions,
      formOf([
        ['c', ''],
        ['d', '  '],
      ]),
    );
    expect(answers).toEqual({ a: null, b: null, c: null, d: null });
  });

  it('sets aside what is no number, and reads the rest', () => {
    const { answers, notNumbers } = readAnswers(
      questions,
      formOf([
        ['c', 'about 60'],
        ['d', 'ping'],
      ]),
    );
    expect(notNumbers).toEqual(['c']);
    expect(answers).toEqual({ a: null, b: null, d: { text: 'ping' } });
  });

  it('reads nothing of questions that this attempt does not have', () => {
    expect(readAnswers([], formOf([['x', 'y']]))).toEqual({ answers: {}, notNumbers: [] });
  });
});

describe('parseNumber', () => {
  it.each([
    ['62', 62],
    ['+62', 62],
    ['-7', -7],
    ['−7', -7],
    ['3.5', 3.5],
    ['3,5', 3.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1,024', 1024],
    ['1,048,576', 1048576],
    ['1,024.5', 1024.5],
    ['1 024', 1024],
    ['1\u00a0024', 1024],
    ['0', 0],
  ])('reads %j as %d', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it.each(['', 'x', '1e400', '0x10', 'Infinity', 'NaN', '1.2.3', '1,2,3', '--1', '12 addresses'])(
    'refuses %j',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );
});

describe('changedAnswers', () => {
  it('finds what is new, what differs and what was taken back', () => {
    const kept = { a: { optionIds: ['a1'] }, c: { number: 1 }, d: { text: 'x' } };
    const now = { a: { optionIds: ['a2'] }, b: { optionIds: ['b1'] }, c: { number: 1 }, d: null };
    expect(changedAnswers(kept, now)).toEqual({ a: { optionIds: ['a2'] }, b: { optionIds: ['b1'] }, d: null });
  });

  it('does not mind the order of ticks, nor an answer that was never given', () => {
    expect(changedAnswers({ b: { optionIds: ['1', '2'] } }, { b: { optionIds: ['2', '1'] }, c: null })).toEqual({});
  });
});
