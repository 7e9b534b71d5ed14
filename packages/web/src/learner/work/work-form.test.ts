import type { Work } from '@laurel/sdk';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { render } from '../../testing/render.ts';
import { enrolmentId, idOf } from '../testing/samples.ts';
import { WorkForm } from './work-form.tsx';

const at = '2026-11-24T12:00:00Z';
const draft: NonNullable<Work['draft']> = {
  id: idOf(61),
  number: 1,
  state: 'draft',
  body: 'Words.',
  bodyHtml: '<p>Words.</p>',
  pieces: [{ id: idOf(62), title: 'A bridge', reflection: '', reflectionHtml: '' }],
  links: [],
  files: [
    { id: idOf(63), name: 'plan.pdf', mediaType: 'application/pdf', bytes: 9, pieceId: idOf(62), notes: [] },
    { id: idOf(64), name: 'more.pdf', mediaType: 'application/pdf', bytes: 9, pieceId: null, notes: [] },
  ],
  changedAt: at,
  handedInAt: null,
  isLate: false,
};

it.each(['project', 'portfolio'] as const)(
  'the Enter key in a line of a %s saves it: it takes no file out and hands nothing in',
  (kind) => {
    const work: Work = {
      enrolmentId,
      lessonId: idOf(60),
      kind,
      assignment: { required: true, due: null, lateHandIn: 'marked', fileKinds: [], maxFiles: 3, linkRequired: false },
      dueAt: null,
      extension: null,
      isLateNow: false,
      closed: null,
      draft,
      handedIn: [],
    };
    const form = createElement(WorkForm, { work, newPieceId: idOf(65), problem: undefined, typed: undefined });
    // Browsers take the first button of a form for what Enter means.
    const [first = ''] = /<button[^>]*>/.exec(render(form)) ?? [];
    expect(first).toContain('type="submit"');
    expect(first).not.toContain('name="intent"');
  },
);
