import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { problemCodes, problems } from './problems.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/errors.md'), 'utf8');
const sections = [...page.matchAll(/^### (.+)\n([\s\S]*?)(?=^### |(?![\s\S]))/gm)].map(([, code = '', text = '']) => ({
  code,
  text,
}));

test('every problem is explained in docs/errors.md, once, and nothing else is', () => {
  expect(sections.map(({ code }) => code).sort()).toEqual([...problemCodes].sort());
});

test.each(problemCodes)('the explanation of %s opens with its status and says more than the title', (code) => {
  const text = sections.find((section) => section.code === code)?.text ?? '';
  expect(text.startsWith(`Status ${problems[code].status}. `)).toBe(true);
  expect(text.length).toBeGreaterThan(60);
});

test('every problem is declared by an endpoint or belongs to all of them', () => {
  const declared = new Set(Object.values<Endpoint>(endpoints).flatMap(({ problems: codes }) => codes));
  const ofAll = new Set([
    'internal',
    'malformed-json',
    'method-not-allowed',
    'cross-origin',
    'unavailable',
    'unsupported-media-type',
    'too-large',
  ]);
  expect(problemCodes.filter((code) => !declared.has(code) && !ofAll.has(code))).toEqual([]);
});
