import { isDeepStrictEqual } from 'node:util';
import { inject, type TestContext } from 'vitest';
import { fuzzRuns } from './fuzz-runs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Every how many bits one is flipped, whatever a test would do by itself; `provide` it for a long run. */
    mutationStride?: number;
  }
  interface TaskMeta {
    /** What `npm run mutation` makes its table of. */
    flips?: FlipCount;
  }
}

/** How many bits a form has, and what became of those that were flipped. */
export interface FlipCount {
  readonly form: string;
  readonly bits: number;
  readonly tried: number;
  /** Accepted, and shown to say the same as what was signed. */
  readonly same: number;
  /** Accepted, and not. */
  readonly otherwise: number;
}

/** What `flipBits` needs. */
export interface FlipBitsInput<Shown> {
  readonly task: TestContext['task'];
  readonly form: string;
  readonly bytes: Uint8Array;
  /** How many bits `npm test` flips; by default every one. */
  readonly atMost?: number | undefined;
  /** All that is shown of what the bytes say, and whatever else must not change; `undefined` if they are refused. */
  readonly shownOf: (bytes: Uint8Array) => Promise<Shown | undefined>;
}

/** What became of the bits, for one form. */
export interface Flips<Shown> extends FlipCount {
  /** What is shown of the bytes as they were. */
  readonly original: Shown | undefined;
  /** What is shown of the mutants that were accepted and do not say the same, with the bit that was flipped. */
  readonly accepted: readonly { readonly bit: number; readonly shown: Shown }[];
}

const stride = inject('mutationStride');

/** A whole flip of the slowest form takes hours; a sample of it, minutes on a busy machine. */
export const FLIP_LIMIT_MS = stride === undefined ? 900_000 : 24 * 3_600_000;

/**
 * Flips one bit after the other and asks what is shown of the result. Where only a sample is asked for, it moves through all
 * places of a byte, from a seed that is printed; `npm run mutation` flips every bit. The line that is printed says how many.
 */
export async function flipBits<Shown>(input: FlipBitsInput<Shown>): Promise<Flips<Shown>> {
  const { task, form, bytes, shownOf } = input;
  const bits = bytes.length * 8;
  const { first, step } = stepsOf(input, bits);
  const original = await shownOf(bytes);
  const accepted: { bit: number; shown: Shown }[] = [];
  let tried = 0;
  let same = 0;
  for (let bit = first; bit < bits; bit += step) {
    const mutant = bytes.slice();
    mutant[bit >> 3] = (mutant[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    tried++;
    const shown = await shownOf(mutant);
    if (isDeepStrictEqual(shown, original)) same++;
    else if (shown !== undefined) accepted.push({ bit, shown });
  }
  const count: FlipCount = { form, bits, tried, same, otherwise: accepted.length };
  task.meta.flips = count;
  process.stdout.write(`  A16: ${form}: ${tried} of ${bits} mutants tried, ${same} mean the same\n`);
  return { ...count, original, accepted };
}

function stepsOf<Shown>({ atMost, form }: FlipBitsInput<Shown>, bits: number) {
  if (stride !== undefined) return { first: 0, step: stride };
  if (atMost === undefined) return { first: 0, step: 1 };
  const { numRuns, seed } = fuzzRuns(atMost, form);
  const wide = Math.max(1, Math.floor(bits / numRuns));
  // An even stride would meet the same bits of each byte again and again.
  const step = wide > 1 && wide % 2 === 0 ? wide - 1 : wide;
  return { first: seed % step, step };
}
