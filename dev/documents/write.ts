import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderReasonCodes } from './render-reason-codes.ts';

const root = path.join(import.meta.dirname, '..', '..');
writeFileSync(path.join(root, 'docs', 'reason-codes.md'), renderReasonCodes());
console.log('docs/reason-codes.md is written.');
