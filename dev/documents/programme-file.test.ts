import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFaults, programmeFile, programmeFileSchema } from '@laurel/api';
import { expect, test } from 'vitest';

const docs = path.join(import.meta.dirname, '../../docs');
const page = readFileSync(path.join(docs, 'programme-file.md'), 'utf8');

test('docs/programme-file.schema.json is what the code takes: run `npm run documents` after changing it', () => {
  expect(JSON.parse(readFileSync(path.join(docs, 'programme-file.schema.json'), 'utf8'))).toEqual(
    programmeFileSchema(),
  );
});

test('the page explains each member of the file and each code of a package that cannot be read, and no others', () => {
  const members = [...page.matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map(([, name]) => name);
  expect(members.toSorted()).toEqual(Object.keys(programmeFile.shape).toSorted());
  const codes = [...page.matchAll(/^- `([a-z-]+)`:/gm)].map(([, code]) => code);
  expect(codes.toSorted()).toEqual(Object.keys(packageFaults).toSorted());
});

test('the example on the page is a programme file', () => {
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(programmeFile.safeParse(JSON.parse(example)).error).toBeUndefined();
});
