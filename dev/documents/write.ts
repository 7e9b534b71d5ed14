import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programmeFileSchema } from '@laurel/api';
import { readInteropRows, renderInteropTable, withInteropTable } from './interop-table.ts';
import { renderReasonCodes } from './render-reason-codes.ts';

const root = path.join(import.meta.dirname, '..', '..');
writeFileSync(path.join(root, 'docs', 'reason-codes.md'), renderReasonCodes());
console.log('docs/reason-codes.md is written.');
writeFileSync(
  path.join(root, 'docs', 'programme-file.schema.json'),
  `${JSON.stringify(programmeFileSchema(), null, 2)}\n`,
);
console.log('docs/programme-file.schema.json is written.');

const rows = readInteropRows(path.join(root, '.cache', 'interop'));
if (rows.length === 0)
  console.log('README.md is left alone: run `npm test -- interop` first, its table is made from that run.');
else {
  const readme = path.join(root, 'README.md');
  writeFileSync(readme, withInteropTable(readFileSync(readme, 'utf8'), renderInteropTable(rows)));
  console.log('README.md: the table of interoperation is written.');
}
