import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonCodes } from '@laurel/credential';
import { expect, test } from 'vitest';
import { renderReasonCodes } from './render-reason-codes.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/reason-codes.md'), 'utf8');

test('docs/reason-codes.md says what the code says: run `npm run documents` after changing either', () => {
  expect(page).toBe(renderReasonCodes());
});

test('every reason code has one line there, and nothing else has', () => {
  const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code);
  expect([...listed].sort()).toEqual(Object.keys(reasonCodes).sort());
});
