import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { allocateStatusIndex, uniformInteger } from './allocate-status-index.ts';

const LENGTH = 131_072;
const ALLOCATIONS = 100_000;

/** A list in memory whose places are taken in one step. */
function placesOf(length: number) {
  const taken = new Uint8Array(length);
  const take = (index: number) => {
    const free = taken[index] === 0;
    taken[index] = 1;
    return free;
  };
  return { taken, take };
}

describe('D07 a place is drawn uniformly', () => {
  test.each([1, 2, 3, 5, 100, 128, 250, 256])('each of %i numbers from as many bytes as any other', (below) => {
    const counts = new Uint32Array(below);
    for (let byte = 0; byte < 256; byte++) {
      // What is thrown away is drawn again: count it as nothing by ending the draw there.
      const once = drawOnce(Uint8Array.of(byte), below);
      if (once !== undefined) counts[once] = (counts[once] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBe(Math.max(...counts));
    expect(counts[0]).toBeGreaterThan(0);
  });

  test('each of 131,072 places from as many draws of three bytes as any other, whatever the bits beyond are', () => {
    const counts = new Uint32Array(LENGTH);
    for (const beyond of [0, 1, 64, 127]) {
      for (let draw = 0; draw < LENGTH; draw++) {
        const index = uniformInteger(() => bytesOf(beyond * LENGTH + draw), LENGTH);
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
    expect(counts.every((count) => count === 4)).toBe(true);
  });

  test('each of 200,000 places from as many draws of three bytes as any other', () => {
    const counts = new Uint32Array(200_000);
    for (let draw = 0; draw < 2 ** 18; draw++) {
      const once = drawOnce(bytesOf(draw), counts.length);
      if (once !== undefined) counts[once] = (counts[once] ?? 0) + 1;
    }
    expect(counts.every((count) => count === 1)).toBe(true);
  });
});

describe('D07 100,000 places in the order in which they were taken', async () => {
  const { take } = placesOf(LENGTH);
  const random = seededRandom(0x1a07e1);
  const places: number[] = [];
  for (let count = 0; count < ALLOCATIONS; count++) {
    places.push(await allocateStatusIndex({ length: LENGTH, random, take }));
  }

  test('D06 hold none twice', () => {
    expect(new Set(places).size).toBe(ALLOCATIONS);
  });

  test.each<[string, (list: readonly number[]) => number]>([
    ['spread evenly', evenness],
    ['have as many runs above and below the middle as chance gives', runs],
    ['have as many ascents as chance gives', ascents],
    ['say nothing about the next', (list) => serialCorrelation(list, 1)],
    ['say nothing about the one after the next', (list) => serialCorrelation(list, 2)],
    ['say nothing about the tenth after', (list) => serialCorrelation(list, 10)],
  ])('%s: p > 0.01', (name, pOf) => {
    const p = pOf(places);
    process.stdout.write(`  D07 places ${name}: p = ${p.toFixed(3)}\n`);
    expect(p).toBeGreaterThan(0.01);
  });

  test('would fail if they were taken in order, or near each other, or more from one half', () => {
    const inOrder = Array.from({ length: ALLOCATIONS }, (_, index) => index);
    const drifting = inOrder.map((index) => (index * 1.3 + (places[index] ?? 0) / 4) % LENGTH);
    const lowHalf = places.filter((place, index) => place < LENGTH / 2 || index % 20 > 0);
    const tooEven = places
      .slice(0, 64)
      .flatMap((_, range) => Array.from({ length: 1_000 }, (_, at) => range * 2_048 + at));
    for (const pOf of [runs, ascents, (list: number[]) => serialCorrelation(list, 1)]) {
      expect(pOf(inOrder)).toBeLessThan(0.01);
    }
    expect(serialCorrelation(drifting, 1)).toBeLessThan(0.01);
    expect(evenness(lowHalf)).toBeLessThan(0.01);
    expect(evenness(tooEven)).toBeLessThan(0.01);
  });
});

describe('D06 a place is taken once', () => {
  test('by 64 workers who take 10,000 places each, at the same time', async () => {
    const length = 1_048_576;
    const { taken, take } = placesOf(length);
    // Each answer comes a turn later, so that the workers are truly between each other.
    const slowly = async (index: number) => take(index);
    let collisions = 0;
    const worker = async (seed: number) => {
      const random = seededRandom(seed);
      const mine: number[] = [];
      for (let count = 0; count < 10_000; count++) {
        mine.push(await allocateStatusIndex({ length, random, take: slowly }));
      }
      return mine;
    };
    const all = (await Promise.all(Array.from({ length: 64 }, (_, id) => worker(id + 1)))).flat();
    const seen = new Uint8Array(length);
    for (const place of all) {
      if (seen[place] === 1) collisions++;
      seen[place] = 1;
    }
    expect(all.length).toBe(640_000);
    expect(collisions).toBe(0);
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(640_000);
  });

  test('also when every worker draws the same bytes', async () => {
    const { take } = placesOf(LENGTH);
    const twins = [seededRandom(3), seededRandom(3), seededRandom(3)];
    const all: number[] = [];
    for (let round = 0; round < 5_000; round++) {
      for (const random of twins) all.push(await allocateStatusIndex({ length: LENGTH, random, take }));
    }
    expect(new Set(all).size).toBe(15_000);
  });
});

describe('a list that cannot give a place', () => {
  test('because it is full, says so and does not search for ever', async () => {
    const random = seededRandom(5);
    let asked = 0;
    const take = () => {
      asked++;
      return false;
    };
    await expect(allocateStatusIndex({ length: LENGTH, random, take })).rejects.toThrow('status.list-full');
    expect(asked).toBe(256);
  });

  test.each([131_071, 0, -1, 131_072.5, Number.NaN])('because it has %d places, too few to hide in', async (length) => {
    const allocate = allocateStatusIndex({ length, random: seededRandom(5), take: () => true });
    await expect(allocate).rejects.toThrow('status.list-too-short');
  });

  test('because the claim fails, passes the failure on', async () => {
    const take = () => Promise.reject(new Error('the database is away'));
    const allocate = allocateStatusIndex({ length: LENGTH, random: seededRandom(5), take });
    await expect(allocate).rejects.toThrow('the database is away');
  });
});

function bytesOf(draw: number): Uint8Array {
  return Uint8Array.of(draw >>> 16, draw >>> 8, draw);
}

/** The number that these bytes give, or undefined when they are thrown away and others are asked for. */
function drawOnce(bytes: Uint8Array, below: number): number | undefined {
  let asked = 0;
  const drawn = uniformInteger((count) => (asked++ === 0 ? bytes : new Uint8Array(count)), below);
  return asked === 1 ? drawn : undefined;
}

/**
 * Chi-square over 64 equal ranges, two-sided, by Wilson and Hilferty's normal form of it. Drawn without putting back, counts
 * vary less than otherwise, by the share of the list that is left.
 */
function evenness(list: readonly number[]): number {
  const counts = new Float64Array(64);
  for (const place of list) {
    const range = Math.floor((place * 64) / LENGTH);
    counts[range] = (counts[range] ?? 0) + 1;
  }
  const expected = list.length / 64;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const spread = (chi * (LENGTH - 1)) / (LENGTH - list.length);
  const degrees = 63;
  const shift = 2 / (9 * degrees);
  return twoSided(((spread / degrees) ** (1 / 3) - (1 - shift)) / Math.sqrt(shift));
}

/** Wald and Wolfowitz: runs above and below the median, two-sided. */
function runs(list: readonly number[]): number {
  const median = list.toSorted((one, other) => one - other)[list.length >> 1] ?? 0;
  const above = list.map((place) => place >= median);
  const high = above.filter(Boolean).length;
  const low = list.length - high;
  const count = above.filter((value, index) => index === 0 || value !== above[index - 1]).length;
  const mean = (2 * high * low) / list.length + 1;
  const variance = ((mean - 1) * (mean - 2)) / (list.length - 1);
  return twoSided((count - mean) / Math.sqrt(variance));
}

/** How often a place is higher than the one before: n − 1 over 2, with variance (n + 1) over 12, two-sided. */
function ascents(list: readonly number[]): number {
  const count = list.filter((place, index) => index > 0 && place > (list[index - 1] ?? 0)).length;
  return twoSided((count - (list.length - 1) / 2) / Math.sqrt((list.length + 1) / 12));
}

/** Correlation of each place with the one `lag` later; normal with variance 1 over n, two-sided. */
function serialCorrelation(list: readonly number[], lag: number): number {
  const mean = list.reduce((sum, place) => sum + place, 0) / list.length;
  const centred = list.map((place) => place - mean);
  const variance = centred.reduce((sum, value) => sum + value * value, 0);
  const product = centred.slice(lag).reduce((sum, value, index) => sum + value * (centred[index] ?? 0), 0);
  return twoSided((product / variance) * Math.sqrt(list.length));
}

function twoSided(z: number): number {
  return 2 * (1 - normal(Math.abs(z)));
}

/** The normal distribution function (Abramowitz and Stegun 26.2.17, to seven digits). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}
