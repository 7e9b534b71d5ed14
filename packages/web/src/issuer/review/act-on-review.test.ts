import { expect, test } from 'vitest';
import { readDecision } from './act-on-review.ts';

const decided = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ reason: 'Close.', ...fields })) form.set(name, value);
  return readDecision(form);
};

test('another version is asked for until the moment in UTC that the field says, as every deadline is', () => {
  expect(decided({ outcome: 'resubmit', resubmitUntil: '2026-12-10T17:00' })).toEqual({
    outcome: 'resubmit',
    reason: 'Close.',
    resubmitUntil: '2026-12-10T17:00:00.000Z',
  });
});

test('what is no moment is refused by the API rather than left out, and nothing entered is as the rubric says', () => {
  expect(decided({ outcome: 'resubmit', resubmitUntil: 'next week' })).toMatchObject({ resubmitUntil: 'next week' });
  expect(decided({ outcome: 'resubmit', resubmitUntil: '' })).not.toHaveProperty('resubmitUntil');
  expect(decided({ outcome: 'passed', resubmitUntil: '2026-12-10T17:00' })).not.toHaveProperty('resubmitUntil');
});
