import { expect, test } from 'vitest';
import { systemRandomness } from './system.ts';

const MILLION = 1_000_000;

test.each<[string, () => string]>([
  ['ids', () => systemRandomness.uuid()],
  ['salts of 128 bits', () => Buffer.from(systemRandomness.bytes(16)).toString('latin1')],
])('A18 a million %s, and none of them twice', (_, make) => {
  expect(new Set(Array.from({ length: MILLION }, () => make())).size).toBe(MILLION);
});
