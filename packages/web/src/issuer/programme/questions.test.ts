import type { QuestionForStaff } from '@laurel/sdk';
import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { arrangeQuestions } from './arrange-questions.ts';
import { optionRowsOf, valuesOfQuestion } from './question-values.ts';
import { readQuestion } from './read-question.ts';

const { t } = createText('en');

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  return data;
}

describe('reading a question', () => {
  it('drops answers left empty and keeps the mark on the right one', () => {
    const sent = {
      prompt: 'Which?',
      'options.0.text': ' A ',
      'options.1.text': '',
      'options.2.text': 'C',
      correct: '2',
    };
    const { question, values, faults } = readQuestion(form(sent), 'single-choice', t);
    expect(faults).toEqual([]);
    expect(question).toMatchObject({
      kind: 'single-choice',
      points: 1,
      options: [
        { text: 'A', correct: false },
        { text: 'C', correct: true },
      ],
    });
    expect(optionRowsOf(values, 'single-choice')).toEqual([
      { text: 'A', correct: false },
      { text: 'C', correct: true },
    ]);
  });

  it('keeps every mark of a multiple choice', () => {
    const sent = {
      prompt: 'All?',
      'options.0.text': 'x',
      'options.0.correct': 'on',
      'options.1.text': 'y',
      'options.1.correct': 'on',
    };
    const { question } = readQuestion(form(sent), 'multiple-choice', t);
    expect(question).toMatchObject({ options: [{ correct: true }, { correct: true }] });
  });

  it('takes accepted answers a line each, and numbers with a comma', () => {
    expect(
      readQuestion(form({ prompt: 'Say', accepted: 'soap\r\n  Soap bar \r\n\r\n' }), 'short-text', t).question,
    ).toMatchObject({
      accepted: ['soap', 'Soap bar'],
    });
    expect(
      readQuestion(form({ prompt: 'How many?', answer: '4,5', unit: ' GB ' }), 'numeric', t).question,
    ).toMatchObject({
      answer: 4.5,
      tolerance: 0,
      unit: 'GB',
    });
  });

  it.each([
    ['single-choice', { 'options.0.text': 'A', 'options.1.text': 'B' }, '/options/0/text', 'Mark exactly one'],
    ['single-choice', { 'options.0.text': 'A', correct: '0' }, '/options/0/text', 'at least two'],
    ['multiple-choice', { 'options.0.text': 'A', 'options.1.text': 'B' }, '/options/0/text', 'Mark at least one'],
    ['numeric', { answer: 'four' }, '/answer', 'Write a number'],
    ['numeric', {}, '/answer', 'Write a number'],
    ['short-text', { accepted: ' \n ' }, '/accepted', 'at least one answer'],
  ] as const)('says what a %s with %j lacks, once', (kind, sent, pointer, words) => {
    const { faults } = readQuestion(form({ prompt: 'Q', ...sent }), kind, t);
    expect(faults).toEqual([{ pointer, message: expect.stringContaining(words) }]);
  });

  it('comes back from the API as it was sent', () => {
    const question: QuestionForStaff = {
      id: '3b1e6c2a-9a0d-4a77-8d66-111111111111',
      kind: 'multiple-choice',
      prompt: 'All?',
      points: 2,
      explanation: 'Because.',
      hints: ['Look.'],
      options: [
        { text: 'x', correct: true },
        { text: 'y', correct: false },
        { text: 'z', correct: true },
      ],
    };
    const { id: _, ...sent } = question;
    expect(readQuestion(form(valuesOfQuestion(question)), 'multiple-choice', t).question).toEqual(sent);
  });
});

describe('arranging questions', () => {
  const common = { kind: 'short-text' as const, points: 1, explanation: '', hints: [], exactly: [] };
  const question = (id: string) => ({ ...common, id, prompt: id, accepted: [id] });
  const list = ['a', 'b', 'c'].map(question);
  const press = (intent: string, questionId: string) =>
    arrangeQuestions(list, form({ intent, questionId }))?.map(({ prompt }) => prompt);

  it('moves one up, and leaves the first where it is', () => {
    expect(press('move-question', 'c')).toEqual(['a', 'c', 'b']);
    expect(press('move-question', 'a')).toEqual(['a', 'b', 'c']);
  });

  it('removes one, and never another that took its place meanwhile', () => {
    expect(press('remove-question', 'b')).toEqual(['a', 'c']);
    expect(press('remove-question', 'gone')).toEqual(['a', 'b', 'c']);
  });

  it('sends no ids back and leaves other forms alone', () => {
    expect(arrangeQuestions(list, form({ intent: 'move-question', questionId: 'b' }))?.[0]).not.toHaveProperty('id');
    expect(arrangeQuestions(list, form({ title: 'Final' }))).toBeUndefined();
  });
});
