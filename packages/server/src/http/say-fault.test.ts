import { expect, it } from 'vitest';
import { z } from 'zod';
import { sayFault } from './say-fault.ts';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: sayFault }).error?.issues.map(({ message }) => message);

it.each([
  [z.string().trim().min(1), ' ', 'fill this in'],
  [z.string(), undefined, 'fill this in'],
  [z.string().min(15), 'short', 'use at least 15 characters'],
  [z.string().max(3), 'long', 'use at most 3 characters'],
  [z.email(), 'nobody', 'write an e-mail address, such as name@example.org'],
  [z.url(), 'nowhere', 'write a web address, such as https://example.org'],
  [z.iso.date(), '31.12.2026', 'write a date, such as 2026-11-27'],
  [z.int().min(1), 0, '1 is the least'],
  [z.number().max(100), 101, '100 is the most'],
  [z.array(z.string()).min(1), [], 'give at least one'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'give at most 2'],
])('says what to do, to a person: %#', (schema, value, words) => {
  expect(said(schema, value)).toEqual([words]);
});

it('leaves a schema its own words', () => {
  expect(said(z.string().min(15, 'a sentence is fine'), '')).toEqual(['a sentence is fine']);
});

it('leaves to the library what no form can send', () => {
  expect(said(z.string(), 7)?.[0]).toContain('expected string');
  expect(said(z.number().positive(), 0)?.[0]).not.toBe('0 is the least');
});
