import type { EnrolmentDetail } from '@laurel/sdk';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { render } from '../../testing/render.ts';
import { NewerVersion } from './newer-version.tsx';

const newer: NonNullable<EnrolmentDetail['newerVersion']> = {
  version: 2,
  publishedAt: '2026-11-20T08:00:00Z',
  lessonsKept: 3,
  lessonsAdded: ['Printers', 'Phones'],
  lessonsDropped: [],
  earns: null,
};
const show = (change: Partial<typeof newer> = {}) =>
  render(createElement(NewerVersion, { newer: { ...newer, ...change } }));

it('a newer version is offered with what counts there, what is new and what is gone', () => {
  const html = show({ lessonsDropped: ['Floppy discs'] });
  expect(html).toContain('3 lessons that you have done count there too.');
  expect(html).toContain('New: Printers, Phones.');
  expect(html).toContain('No longer part of it: Floppy discs.');
  expect(html).toMatch(/<input type="hidden" name="version" value="2"/);
});

it('what one would earn there is said beside what one earns here, with what it is worth', () => {
  const here = { name: 'Fruit', credits: null, creditSystem: null, hours: null, level: null };
  const there = { name: 'Pears', credits: 3, creditSystem: 'ECTS', hours: 80, level: 'EQF 5' };
  expect(show({ earns: { here, there } })).toContain(
    'You would earn “Pears” (3 ECTS credits, 80 hours, EQF 5) there, instead of “Fruit”.',
  );
  expect(show({ earns: { here, there: here } })).toContain('is worth the same there, and is described anew');
  expect(show()).not.toContain('earn');
});

it('what does not change is not mentioned', () => {
  expect(show({ lessonsAdded: [] })).not.toContain('New:');
  expect(show()).not.toContain('No longer part');
  expect(show({ lessonsKept: 0 })).toContain('Nothing that you have done so far');
});
