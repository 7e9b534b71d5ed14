import type { LessonForStaff, ProgrammeForStaff } from '@laurel/sdk';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderInConsole } from '../testing/render-in-console.ts';
import { longName, programme } from '../testing/samples.ts';
import { LearnerTable } from './learner-table.tsx';
import { ProgrammeOutline } from './programme-outline.tsx';
import { ProgrammeTable } from './programme-table.tsx';
import { PublishSection } from './publish-section.tsx';
import { VersionsSection } from './versions-section.tsx';

const exam: LessonForStaff = {
  id: '177855c9-bb69-4a77-8d66-111111111111',
  kind: 'exam',
  title: longName,
  minutes: 20,
  markdown: null,
  videoUrl: null,
  captions: [],
  durationSeconds: null,
  posterUrl: null,
  transcript: null,
  instructions: '',
  passMarkPercent: 80,
  attemptsAllowed: null,
  timeLimitMinutes: null,
  coolDownMinutes: 0,
  shuffle: false,
  feedback: 'explanations',
  feedbackFrom: 'at-once',
  assignment: null,
  questions: [],
  sections: [],
  exercises: [],
  supervision: 'none',
};
const filled: ProgrammeForStaff = {
  ...programme,
  modules: [{ id: '8fc40dce-e1f1-4a77-8d66-111111111111', title: 'Hands', summary: '', lessons: [exam] }],
};
const outline = (shown: ProgrammeForStaff) => renderInConsole(createElement(ProgrammeOutline, { programme: shown }));

describe('a programme', () => {
  it('says what is missing and offers no publishing until nothing is', () => {
    const html = renderInConsole(createElement(PublishSection, { programme }));
    expect(html).toContain('Add at least one module.');
    expect(html).not.toContain('<button');
  });

  it('says what publishing does beside the button', () => {
    const html = renderInConsole(createElement(PublishSection, { programme: { ...filled, missing: [] } }));
    expect(html).toContain('stay as they are now');
    expect(html).toContain('Publish this programme</button>');
  });

  it('begins with what a module is', () => {
    expect(outline(programme)).toContain('No modules yet');
  });

  it('can be changed while it is a draft, and not afterwards', () => {
    const draft = outline(filled);
    expect(draft).toContain(longName);
    expect(draft).toContain('0 questions');
    expect(draft).toContain('is removed with its lesson');
    const published = outline({ ...filled, state: 'published' });
    expect(published).not.toContain('<form');
    expect(published).not.toContain('/lessons/');
  });

  it('opens to its makers, and to others where it is public', () => {
    const table = (role: 'instructor' | 'viewer', state: 'draft' | 'published') =>
      renderInConsole(
        createElement(ProgrammeTable, {
          items: [{ ...programme, state, publishedVersion: state === 'published' ? 1 : null }],
        }),
        role,
      );
    expect(table('instructor', 'draft')).toContain(`/issuer/${programme.organisationId}/programmes/${programme.id}"`);
    expect(table('viewer', 'published')).toContain(`href="/programmes/${programme.id}"`);
    expect(table('viewer', 'draft')).not.toContain('<a ');
  });
});

describe('versions', () => {
  const at = '2026-11-20T08:00:00Z';
  const first = { number: 1, state: 'published' as const, createdAt: at, publishedAt: at, learnerCount: 1234 };
  const second = { number: 2, state: 'draft' as const, createdAt: at, publishedAt: null, learnerCount: 0 };
  const published: ProgrammeForStaff = { ...filled, state: 'published', publishedVersion: 1, versions: [first] };
  const next: ProgrammeForStaff = { ...published, state: 'draft', version: 2, versions: [second, first], missing: [] };
  const versions = (shown: ProgrammeForStaff) => renderInConsole(createElement(VersionsSection, { programme: shown }));

  it('lead on to the next one, which nobody sees yet', () => {
    expect(versions(published)).toContain('Start version 2');
    expect(versions(published)).toContain('1,234');
    expect(versions(published)).not.toContain('Throw');
  });

  it('say that what one earns was changed since, and how the change comes to count', () => {
    expect(versions(published)).not.toContain('was changed');
    const html = versions({ ...published, achievementsChanged: ['Hand care', 'Soap'] });
    expect(html).toContain('What one earns was changed since this version was published');
    expect(html).toContain('“Hand care”, “Soap” as it was then');
    expect(html).toContain('start a new version');
  });

  it('let a draft be thrown away after a second thought, and say what stays', () => {
    expect(versions(next)).toContain('Version 1 stays on offer.');
    expect(versions(next)).not.toContain('Start version');
  });

  it('say what publishing the next one means for those who are enrolled', () => {
    const html = renderInConsole(createElement(PublishSection, { programme: next }));
    expect(html).toContain('go on with theirs');
    expect(html).toContain('Publish version 2');
  });

  it('are told apart in the list of programmes', () => {
    const table = renderInConsole(createElement(ProgrammeTable, { items: [next] }), 'instructor');
    expect(table).toContain('Version 1 published, version 2 a draft');
  });
});

describe('learners', () => {
  const row = {
    enrolmentId: 'e',
    personId: 'p',
    name: longName,
    email: 'y@example.org',
    version: 1,
    state: 'completed' as const,
    enrolledAt: '2026-11-01T00:00:00Z',
    completedAt: '2026-11-20T00:00:00Z',
    lastActiveAt: '2026-11-20T00:00:00Z',
    lessonsDone: 13,
    lessonsTotal: 13,
    recognised: false,
    bestScorePercent: 92.5,
    credentialId: '3b1e6c2a-9a0d-4a77-8d66-111111111111',
    cohort: null,
    waitingSince: null,
    waitingPosition: null,
  };
  const show = (role: 'owner' | 'instructor', change: Partial<typeof row> | { credentialId: null } = {}) =>
    renderInConsole(createElement(LearnerTable, { items: [{ ...row, ...change }], programmeId: programme.id }), role);

  it('lead to what they earned, for those who may follow', () => {
    expect(show('owner')).toContain(`/credentials/${row.credentialId}`);
    expect(show('instructor')).not.toContain('/credentials/');
    expect(show('instructor')).toContain('Issued');
  });

  it('lead to more time in exams, for those who may decide it', () => {
    const to = `/programmes/${programme.id}/learners/${row.enrolmentId}/time`;
    expect(show('instructor')).toContain(to);
    expect(
      renderInConsole(createElement(LearnerTable, { items: [row], programmeId: programme.id }), 'reviewer'),
    ).not.toContain(to);
  });

  it('whose credential is on its way are told apart from those who have not finished', () => {
    expect(show('owner', { credentialId: null })).toContain('being issued');
    expect(show('owner')).toContain('13 of 13 lessons');
  });

  it('whose prior learning was recognised are not counted by lessons', () => {
    const html = show('owner', { recognised: true, lessonsDone: 0 });
    expect(html).toContain('Recognised: prior learning');
    expect(html).not.toContain('of 13 lessons');
  });
});
