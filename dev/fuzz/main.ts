import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { projectRoot } from '../stack/project.ts';

declare module 'vitest' {
  interface ProvidedContext {
    fuzzFactor?: number;
    fuzzSeed?: number;
  }
}

// Runs the tests that try random input, for longer than `npm test` does: `npm run fuzz -- 50 --seed 7 png svg`.
const { positionals, values } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const [first = ''] = positionals;
const isFactor = /^\d+$/.test(first);
const fuzzFactor = isFactor ? Number(first) : 20;
const fuzzSeed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const names = isFactor ? positionals.slice(1) : positionals;

const include = globSync('packages/*/src/**/*.test.ts', { cwd: projectRoot }).filter((file) =>
  readFileSync(`${projectRoot}/${file}`, 'utf8').includes('fuzzRuns('),
);
console.log(
  `${include.length} files, ${fuzzFactor} times as long as usual. To have it again: npm run fuzz -- ${[fuzzFactor, '--seed', fuzzSeed, ...names].join(' ')}`,
);
const conditions = { resolve: { conditions: ['source'] } };
const vitest = await startVitest(
  'test',
  names,
  {
    config: false,
    root: projectRoot,
    run: true,
    include,
    provide: { fuzzFactor, fuzzSeed },
    testTimeout: 30_000 * fuzzFactor,
    hookTimeout: 60_000,
  },
  { ...conditions, ssr: conditions },
);
await vitest.close();
