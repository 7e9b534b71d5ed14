import { parseArgs } from 'node:util';
import { type FlipRow, renderFlipTable } from './flip-table.ts';
import { runTests } from './run-tests.ts';

declare module 'vitest' {
  interface TaskMeta {
    flips?: FlipRow;
  }
}

// Flips every bit of every form and every file: `npm run mutation`. `npm run mutation -- cose bbs` takes the forms with one of
// these words in their names, `--stride 8` every eighth bit. Fails if one mutant is accepted that does not say the same.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { stride: { type: 'string', default: '1' } },
});
const mutationStride = Number(values.stride);
if (!Number.isInteger(mutationStride) || mutationStride < 1) throw new Error('--stride takes a whole number above 0.');
const escaped = positionals.map((word) => word.replaceAll(/[^\w ]/g, '\\$&'));
const vitest = await runTests({
  using: 'flipBits(',
  testNamePattern: escaped.length === 0 ? undefined : `(?:${escaped.join('|')})`,
  provide: { mutationStride },
  timeoutMs: 24 * 3_600_000,
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const rows = tests.flatMap((test) => test.meta().flips ?? []);
await vitest.close();
console.log(`\n${renderFlipTable(rows)}`);
// Where nothing was flipped, nothing was shown either.
if (rows.length === 0 || rows.some(({ otherwise }) => otherwise > 0)) process.exitCode = 1;
