import { fuzzRuns } from './fuzz-runs.ts';

/** What was tried on some bytes, and what of it was accepted. */
export interface Flips<Shown> {
  readonly bits: number;
  readonly tried: number;
  /** What was shown of the mutants that were accepted. */
  readonly accepted: readonly Shown[];
}

/**
 * Flips one bit after the other and asks what is shown of the result; `undefined` for what is refused. Where there are more
 * bits than `atMost`, a sample that moves through all places of a byte is tried; `npm run fuzz` tries more of them, in the
 * end all. The line that is printed says how many.
 */
export async function flipBits<Shown>(
  name: string,
  bytes: Uint8Array,
  atMost: number,
  shownOf: (mutant: Uint8Array) => Promise<Shown | undefined>,
): Promise<Flips<Shown>> {
  const bits = bytes.length * 8;
  const { numRuns, seed } = fuzzRuns(atMost, name);
  const stride = Math.max(1, Math.floor(bits / numRuns));
  // An even stride would meet the same bits of each byte again and again.
  const step = stride > 1 && stride % 2 === 0 ? stride - 1 : stride;
  const accepted: Shown[] = [];
  let tried = 0;
  for (let bit = seed % step; bit < bits; bit += step) {
    const mutant = bytes.slice();
    mutant[bit >> 3] = (mutant[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    tried++;
    const shown = await shownOf(mutant);
    if (shown !== undefined) accepted.push(shown);
  }
  process.stdout.write(`  A16: ${name}: ${tried} of ${bits} mutants tried, ${accepted.length} mean the same\n`);
  return { bits, tried, accepted };
}
