import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gasReport } from './gas-report.ts';

writeFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'contract-gas.md'), await gasReport());
