import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from '../../testing/render.ts';
import { enrolmentId, lesson, lessonIds } from '../testing/samples.ts';
import type { ExerciseView } from './exercise-view.ts';
import { LessonText } from './lesson-text.tsx';
import { type ExerciseDraft, workOnExercise } from './work-on-exercise.ts';

const exercise: ExerciseView = {
  key: 'the-area',
  question: { kind: 'numeric', id: 'the-area', prompt: 'How much?', points: 1, unit: null },
  promptHtml: '<p>How much?</p>',
  answer: null,
  outcome: null,
  tries: 0,
  hints: [],
  hintCount: 1,
  explanationHtml: null,
  expectedOutput: null,
};
const html = '<p id="p-1">Before.</p>\n<div id="exercise-the-area"></div>\n<p id="p-2">After.</p>';
const page = (change: Partial<ExerciseView> = {}, text: string | null = html, draft?: ExerciseDraft) =>
  render(
    createElement(LessonText, {
      lesson: lesson('reading', { html: text, exercises: [{ ...exercise, ...change }] }),
      draft,
    }),
  );

describe('an exercise', () => {
  it('stands where the text names it, and behind the text that does not', () => {
    expect(page()).toMatch(/Before\..*How much\?.*Check my answer.*After\./s);
    expect(page({}, '<p>All.</p>')).toMatch(/All\..*How much\?/s);
  });

  it('offers a hint while there is one, and the explanation once something was tried', () => {
    expect(page()).toContain('value="hint"');
    expect(page()).not.toContain('value="give-up"');
    const tried = page({ outcome: 'wrong', tries: 1, hints: ['<p>Think.</p>'] });
    expect(tried).toContain('Not right yet');
    expect(tried).toContain('Think.');
    expect(tried).toContain('value="give-up"');
    expect(tried).not.toContain('value="hint"');
  });

  it('that wants a number keeps what was typed in its place', () => {
    const refused = page({}, html, { key: 'the-area', problem: 'not-a-number', typed: 'three' });
    expect(refused).toContain('value="three"');
    expect(refused).toContain('aria-invalid="true"');
  });

  it('keeps what was typed while a hint is asked for, without a script as well', async () => {
    const asked: unknown[] = [];
    const client = {
      answerExercise: async ({ body }: { body: unknown }) => {
        asked.push(body);
        return exercise;
      },
      getLesson: async () => lesson('reading', { exercises: [exercise] }),
    };
    const send = (typed: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ exercise: 'the-area', ask: 'hint', 'q-the-area': typed }))
        form.set(name, value);
      return workOnExercise(client, { enrolmentId, lessonId: lessonIds.reading, form });
    };
    const html = page({ hints: ['<p>Think.</p>'] }, undefined, await send('12'));
    expect(html).toContain('value="12"');
    expect(html).not.toContain('aria-invalid');
    const unread = page({ hints: ['<p>Think.</p>'] }, undefined, await send('three'));
    expect(unread).toContain('value="three"');
    expect(unread).not.toContain('aria-invalid');
    expect(asked).toEqual([{ ask: 'hint' }, { ask: 'hint' }]);
  });

  it('shows why once it is right, and can be tried again', () => {
    const done = page({ outcome: 'right', tries: 1, explanationHtml: '<p>Because.</p>' });
    expect(done).toContain('Because.');
    expect(done).toContain('value="again"');
    expect(done).not.toContain('Check my answer');
  });

  it('in code says without a script that it needs one, and has no frame then', () => {
    const code = page({
      question: { kind: 'code', id: 'the-area', prompt: 'P', points: 1, language: 'javascript', starter: 'x' },
      expectedOutput: '9',
    });
    expect(code).toContain('needs JavaScript');
    expect(code).not.toContain('<iframe');
  });
});
