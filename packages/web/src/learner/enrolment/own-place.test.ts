import { createElement, Fragment } from 'react';
import { expect, it } from 'vitest';
import { render } from '../../testing/render.ts';
import { enrolment, idOf } from '../testing/samples.ts';
import { OwnPlace, PlaceNotice } from './own-place.tsx';

const cohort = { id: idOf(5), name: 'Spring', startsOn: '2027-02-01', endsOn: '2027-06-30', phase: 'running' as const };
const show = (state: 'active' | 'waiting', phase: 'upcoming' | 'running' | 'ended') => {
  const shown = enrolment(['open', 'open', 'locked'], { state, cohort: { ...cohort, phase }, waitingPosition: 1 });
  const parts = [PlaceNotice, OwnPlace].map((part, key) => createElement(part, { key, enrolment: shown }));
  return render(createElement(Fragment, {}, parts));
};

it('who waits is told so, and can leave the line', () => {
  const html = show('waiting', 'running');
  expect(html).toContain('You are next.');
  expect(html).toContain('Leave the waiting list');
});

it('who waited until the cohort had ended is not told to wait on, and is free for another', () => {
  const html = show('waiting', 'ended');
  expect(html).toContain('No place came free in “Spring”');
  expect(html).not.toContain('You are next.');
  expect(html).toContain('Leave the waiting list');
});

it('a place in a cohort that has ended is not given up', () => {
  expect(show('active', 'running')).toContain('Give up my place');
  expect(show('active', 'ended')).toContain('Your cohort has ended');
  expect(show('active', 'ended')).not.toContain('Give up my place');
});
