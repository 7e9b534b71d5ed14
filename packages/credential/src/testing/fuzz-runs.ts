import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times longer than usual fast-check tries; `provide` it for a long run. */
    fuzzFactor?: number;
    /** Repeats a run. */
    fuzzSeed?: number;
  }
}

/** For what takes twenty seconds on a machine of its own; with `npm run fuzz` it takes as many times that as is asked for. */
export const LONG_TEST_MS = inject('fuzzFactor') === undefined ? 600_000 : 24 * 3_600_000;

/** How often, and from which seed, fast-check tries. */
export interface FuzzRuns {
  readonly numRuns: number;
  readonly seed: number;
}

/**
 * Settings for fast-check. The seed is printed, so that a run can be had again. A longer run, or the same one, is asked
 * for in the configuration of the test runner (`provide: { fuzzFactor: 100, fuzzSeed: 7 }`) and not in a test.
 *
 * @example
 * fc.assert(property, fuzzRuns(2_000, 'multibase'));
 */
export function fuzzRuns(runs: number, name: string): FuzzRuns {
  const seed = inject('fuzzSeed') ?? Math.trunc(Math.random() * 2 ** 31);
  const numRuns = Math.ceil(runs * (inject('fuzzFactor') ?? 1));
  process.stdout.write(`  fuzz ${name}: ${numRuns} runs from seed ${seed}\n`);
  return { numRuns, seed };
}
