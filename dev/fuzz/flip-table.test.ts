import { expect, test } from 'vitest';
import { renderFlipTable } from './flip-table.ts';

test('the table of flipped bits has a row for each form and their sum', () => {
  const rows = [
    { form: 'vc+jwt', bits: 4_608, tried: 4_608, same: 0, otherwise: 0 },
    { form: 'PDF', bits: 12_240, tried: 6_120, same: 1_514, otherwise: 1 },
  ];
  expect(renderFlipTable(rows)).toBe(`| form | bits | tried | accepted, the same | accepted otherwise |
|---|---:|---:|---:|---:|
| vc+jwt | 4,608 | 4,608 | 0 | 0 |
| PDF | 12,240 | 6,120 | 1,514 | 1 |
| **all** | 16,848 | 10,728 | 1,514 | 1 |`);
});
