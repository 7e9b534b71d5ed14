import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { completeLockfile } from './complete-lockfile.ts';
import type { Lockfile } from './lockfile.ts';

const file = path.join(import.meta.dirname, '..', '..', 'package-lock.json');
const before = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
const after = completeLockfile(before);
writeFileSync(file, `${JSON.stringify(after, undefined, 2)}\n`);
const added = Object.keys(after.packages).length - Object.keys(before.packages).length;
console.log(`${added} entries of other platforms added to package-lock.json.`);
