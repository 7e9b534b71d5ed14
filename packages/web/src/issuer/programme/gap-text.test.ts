import { expect, it } from 'vitest';
import { readGaps, writeGaps } from './gap-text.ts';

it('reads what is accepted from the gaps, and writes it back', () => {
  const written = 'Water is [[hydrogen|H]] and [[oxygen]]; [[hydrogen|H]] twice.';
  const read = readGaps(written);
  expect(read).toEqual({
    text: 'Water is {{1}} and {{2}}; {{3}} twice.',
    gaps: [{ accepted: ['hydrogen', 'H'] }, { accepted: ['oxygen'] }, { accepted: ['hydrogen', 'H'] }],
  });
  expect(writeGaps(read)).toBe(written);
});

it('keeps an empty gap, so that it can be said what it lacks', () => {
  expect(readGaps('A [[ | ]] b')).toEqual({ text: 'A {{1}} b', gaps: [{ accepted: [] }] });
});
