import type { MissingForCompletion } from '@laurel/sdk';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { render } from '../../testing/render.ts';
import { enrolmentId, lessonIds } from '../testing/samples.ts';
import { MissingList } from './missing-list.tsx';

const lesson = { lessonId: lessonIds.exam, title: 'Final exam' };
const show = (...missing: MissingForCompletion[]) =>
  render(createElement(MissingList, { enrolmentId, missing, owed: [] }));
const textOf = (html: string) => html.replaceAll(/<!--.*?-->|<[^>]+>/g, '');

it.each<[string, MissingForCompletion, string]>([
  ['an exam', { code: 'not-passed', lesson, percent: 40 }, 'Pass Final exam (your best score so far: 40%)'],
  ['a decision', { code: 'not-decided', lesson }, 'Wait for the decision on Final exam'],
  ['a minimum', { code: 'below-minimum', lesson, percent: null, required: 75 }, 'Reach at least 75% in Final exam'],
  ['a total', { code: 'below-total', percent: 59.5, required: 60 }, 'Reach a total of 60%; you have 59.5%.'],
  [
    'an outcome',
    { code: 'not-mastered', outcome: 'Finds a fault', percent: 50, required: 80, lessons: [lesson] },
    'Master “Finds a fault”: 80% is needed, and you have 50%. It is shown in Final exam',
  ],
])('%s that is missing is said in a plain sentence, with the way to it', (_, missing, sentence) => {
  const html = show(missing);
  expect(textOf(html)).toContain(sentence);
  if ('lesson' in missing) expect(html).toContain(`href="/learn/${enrolmentId}/lessons/${lessonIds.exam}"`);
});

it('of many lessons the first few are named', () => {
  const lessons = ['A', 'B', 'C', 'D', 'E'].map((title, at) => ({ lessonId: `${lessonIds.reading}${at}`, title }));
  expect(textOf(show({ code: 'lessons-open', lessons }))).toContain('Finish 5 more lessons: A, B, C, and 2 more');
});

it('nothing is shown where nothing is missing', () => {
  expect(show()).toBe('');
});

it('a decision that waits for the reviews one owes is not said to be waited for: the way to them is', () => {
  const missing: MissingForCompletion[] = [{ code: 'not-decided', lesson }];
  const owed = { ...lesson, count: 2, dueAt: '2026-12-01T12:00:00Z', holdsUpOwn: true };
  const showOwed = (holdsUpOwn: boolean) =>
    render(createElement(MissingList, { enrolmentId, missing, owed: [{ ...owed, holdsUpOwn }] }));
  expect(textOf(showOwed(true))).toContain('Review the work of others, so that yours is decided on: Final exam');
  expect(showOwed(true)).toContain(`href="/learn/${enrolmentId}/lessons/${lessonIds.exam}/reviews"`);
  expect(showOwed(true)).not.toContain('Wait for the decision');
  expect(textOf(showOwed(false))).toContain('Wait for the decision on Final exam');
});
