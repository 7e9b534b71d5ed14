import { describe, expect, it } from 'vitest';
import { fateOfCopy } from './fate-of-copy.ts';

const day = 86_400_000;
const savedAt = 1_764_000_000_000;
const copy = { build: 'b', version: 1, savedAt, lessonsDone: 3 };
const enrolment = { state: 'active', cohort: null, version: 1, lessonsDone: 3 } as const;
const fate = (change: Partial<Parameters<typeof fateOfCopy>[0]>) =>
  fateOfCopy({ answer: enrolment, copy, build: 'b', now: savedAt + day, ...change });

describe('a copy', () => {
  it('stays while one can learn', () => {
    expect(fate({})).toBe('keep');
    expect(fate({ answer: { ...enrolment, state: 'completed' } })).toBe('keep');
  });

  it('goes with all others when nobody is signed in', () => {
    expect(fate({ answer: 401 })).toBe('forget-all');
  });

  it('goes when the enrolment is somebody else’s, erased, or over', () => {
    for (const answer of [403, 404, 410]) expect(fate({ answer })).toBe('forget');
    for (const state of ['left', 'waiting'] as const) expect(fate({ answer: { ...enrolment, state } })).toBe('forget');
  });

  it('is not lost by troubles of the server or the network', () => {
    for (const answer of [0, 429, 500, 503]) expect(fate({ answer })).toBe('keep');
  });

  it('is made anew of another build or version, and each week', () => {
    expect(fate({ build: 'c' })).toBe('renew');
    expect(fate({ answer: { ...enrolment, version: 2 } })).toBe('renew');
    expect(fate({ now: savedAt + 8 * day })).toBe('renew');
  });

  it('follows what was marked, an hour later', () => {
    const answer = { ...enrolment, lessonsDone: 4 };
    expect(fate({ answer, now: savedAt + 60_000 })).toBe('keep');
    expect(fate({ answer })).toBe('renew');
  });

  it('is not made anew from a page that is a copy itself', () => {
    expect(fate({ build: undefined, now: savedAt + 8 * day })).toBe('keep');
  });
});
