import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { gasReport } from './gas-report.ts';

const page = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'contract-gas.md'), 'utf8');

test('docs/contract-gas.md says what is measured: one transaction costs the same for one credential and for a million', async () => {
  const measured = await gasReport();
  process.stdout.write(`${measured}\n`);
  expect(measured).toBe(page);
  const costOf = (entries: string) =>
    Number(new RegExp(`with ${entries} entr.*\\| ([\\d,]+) \\|`).exec(measured)?.[1]?.replaceAll(',', ''));
  expect(costOf('1,000,000')).toBeGreaterThan(50_000);
  expect(costOf('1,000,000') - costOf('1')).toBeLessThan(200);
});
