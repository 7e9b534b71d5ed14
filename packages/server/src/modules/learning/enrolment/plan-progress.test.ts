import { expect, test } from 'vitest';
import { planProgress } from './plan-progress.ts';

const lesson = (id: string, kind: 'reading' | 'video' | 'exam', minutes = 10) => ({
  id,
  kind,
  required: true,
  minutes,
  title: id,
  originId: id,
  versionId: 'v',
  moduleId: 'm',
});
const done = (...ids: string[]) => ids.map((lessonId) => ({ lessonId, state: 'done' as const }));
const statesOf = (progress: ReturnType<typeof planProgress>) => progress.lessons.map(({ state }) => state);
const outline = [lesson('a', 'reading'), lesson('b', 'video', 5), lesson('c', 'exam', 20), lesson('d', 'reading', 7)];

test('at the start everything is open but the exam, and the first lesson is next', () => {
  const progress = planProgress(outline, []);
  expect(statesOf(progress)).toEqual(['open', 'open', 'locked', 'open']);
  expect(progress).toMatchObject({ lessonsDone: 0, lessonsTotal: 4, minutesLeft: 42 });
  expect(progress.nextLesson?.id).toBe('a');
});

test('an exam opens when all lessons before it are done, whatever comes after it', () => {
  expect(statesOf(planProgress(outline, done('a')))).toEqual(['done', 'open', 'locked', 'open']);
  expect(statesOf(planProgress(outline, done('a', 'b')))).toEqual(['done', 'done', 'open', 'open']);
  expect(statesOf(planProgress(outline, done('b', 'd')))).toEqual(['open', 'done', 'locked', 'done']);
});

test('the next lesson is the first in order that is not done, begun or not', () => {
  const progress = planProgress(outline, [...done('a', 'd'), { lessonId: 'b', state: 'started' }]);
  expect(progress.nextLesson).toMatchObject({ id: 'b', state: 'started' });
  expect(progress.minutesLeft).toBe(25);
});

test('a second exam waits for the first', () => {
  const two = [lesson('x', 'exam'), lesson('y', 'exam')];
  expect(statesOf(planProgress(two, []))).toEqual(['open', 'locked']);
  expect(statesOf(planProgress(two, done('x')))).toEqual(['done', 'open']);
});

test('nothing that the programme does not ask for holds an exam back, or comes before what it asks for', () => {
  const free = (id: string, kind: 'reading' | 'exam') => ({ ...lesson(id, kind), required: false });
  const mixed = [free('a', 'reading'), free('x', 'exam'), lesson('y', 'exam')];
  const started = [{ lessonId: 'x', state: 'started' as const }];
  expect(statesOf(planProgress(mixed, started))).toEqual(['open', 'started', 'open']);
  expect(planProgress(mixed, started).nextLesson?.id).toBe('y');
  const none = [free('x', 'exam'), free('y', 'exam')];
  expect(planProgress(none, started).nextLesson?.id).toBe('y');
  expect(planProgress(none, [...started, ...done('y')]).nextLesson?.id).toBe('x');
});

test('a passed exam stays passed when a mark before it is taken back', () => {
  expect(statesOf(planProgress(outline, done('c', 'd')))).toEqual(['open', 'open', 'done', 'done']);
});

test('with everything done nothing is next', () => {
  expect(planProgress(outline, done('a', 'b', 'c', 'd'))).toMatchObject({ nextLesson: null, minutesLeft: 0 });
});
