import { expect, test } from 'vitest';
import { preparePdf } from './prepare-pdf.ts';

const file = (objects: string) => {
  const table = 'xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer <</Root 1 0 R /Size 2>>\n';
  return Buffer.from(`%PDF-1.7\n${objects}${table}startxref\n${9 + objects.length}\n%%EOF\n`, 'latin1');
};
/** Small in bytes, and millions of values once it is read. */
const greedy = file(`1 0 obj <</Type /Catalog /K [${`[${'<<>>'.repeat(400_000)}]`.repeat(9)}]>> endobj\n`);

test('E04 a PDF that would take all memory is left as it is, and the next one is prepared', async () => {
  const small = { milliseconds: 60_000, megabytes: 32 };
  const [hostile, good] = await Promise.all([preparePdf(greedy, small), preparePdf(file('1 0 obj <<>> endobj\n'))]);
  expect(hostile).toEqual({ words: '', left: 'not-understood' });
  expect(good).toHaveProperty('bytes');
});

test('E04 one that takes too long is left as it is', async () => {
  const hurried = { milliseconds: 1, megabytes: 1_024 };
  expect(await preparePdf(greedy, hurried)).toEqual({ words: '', left: 'not-understood' });
});
