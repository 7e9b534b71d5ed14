import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { reasonOf, TestWorld } from '../testing/test-world.ts';

type Json = unknown;
type Rewrite = (value: Json, key: string, random: () => number) => Json;

const SHAPES = 500;
const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ways of writing the same graph in other JSON. */
const rewrites: readonly Rewrite[] = [
  (value, key) => (Array.isArray(value) && !key.startsWith('@') ? value.toReversed() : value),
  (value, key) => (Array.isArray(value) || key === '@context' ? value : [value]),
  (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value),
  (value) => (isObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value),
  (value) => (value === 'AchievementCredential' ? 'OpenBadgeCredential' : value),
  (value, key) => (key === 'image' && isObject(value) ? [value, value] : value),
  (value, key) => (key === 'issuer' && isObject(value) ? [value, { id: value.id }] : value),
  (value) => (Array.isArray(value) ? { '@set': value } : value),
  (value, key) => (key === 'name' && typeof value === 'string' ? { '@value': value } : value),
  (value, key) => (key === 'evidence' && Array.isArray(value) ? [...value, value[0]] : value),
  (value) => (isObject(value) && 'narrative' in value ? renamed(value, 'narrative') : value),
];

function renamed({ narrative, ...rest }: Record<string, Json>, _key: string): Json {
  return { ...rest, 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative': narrative };
}

function rewrite(value: Json, key: string, random: () => number): Json {
  const inner = Array.isArray(value)
    ? value.map((entry) => rewrite(entry, key, random))
    : isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, rewrite(entry, name, random)]))
      : value;
  const chosen = rewrites[Math.floor(random() * rewrites.length * 12)];
  return chosen === undefined || key === 'proof' ? inner : chosen(inner, key, random);
}

/** A small generator (mulberry32), so that a seed names a shape. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Order is no claim: a graph has none. */
function unordered(value: Json): Json {
  if (Array.isArray(value)) return value.map((entry) => JSON.stringify(unordered(entry))).toSorted();
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, entry]) => [name, unordered(entry)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

test(`B03 in ${SHAPES} shapes of the same graph, what is shown is what was signed, or nothing is shown`, async () => {
  const world = await TestWorld.create();
  const { proof, ...claims } = await world.issue();
  const canonical = await canonicalise(claims);
  const shown = JSON.stringify(unordered((await world.verify({ ...claims, proof })).credential));
  const counts = { equal: 0, valid: 0 };
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const random = randomFrom(seed);
      const shape = rewrite(claims, '', random) as SecuredCredential;
      const same = (await canonicalise(shape).catch(() => '')) === canonical;
      if (same) counts.equal++;
      const verdict = await world.verify({ ...shape, proof });
      if (verdict.outcome === 'valid') {
        expect(JSON.stringify(unordered(verdict.credential))).toBe(shown);
        expect(reasonOf(verdict, 'status')).toBe('pass status.good');
        counts.valid++;
      }
    }),
    { numRuns: SHAPES },
  );
  process.stdout.write(`  B03: ${counts.equal} of ${SHAPES} shapes have the same graph, ${counts.valid} are shown\n`);
  expect(counts.equal).toBeGreaterThan(50);
}, 120_000);
