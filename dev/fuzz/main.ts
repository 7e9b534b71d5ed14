import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runTests, testFilesUsing } from './run-tests.ts';

// Runs the tests that try random input, for longer than `npm test` does: `npm run fuzz -- 50 --seed 7 png svg`.
const { positionals, values } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const [first = ''] = positionals;
const isFactor = /^\d+$/.test(first);
const fuzzFactor = isFactor ? Number(first) : 20;
const fuzzSeed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const names = isFactor ? positionals.slice(1) : positionals;
const using = 'fuzzRuns(';

console.log(
  `${testFilesUsing(using).length} files, ${fuzzFactor} times as long as usual. To have it again: npm run fuzz -- ${[fuzzFactor, '--seed', fuzzSeed, ...names].join(' ')}`,
);
const vitest = await runTests({ using, names, provide: { fuzzFactor, fuzzSeed }, timeoutMs: 30_000 * fuzzFactor });
await vitest.close();
