import { NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/code-of.ts';
import { fastest } from '../../testing/fastest.ts';
import { sharedVectors } from '../../testing/shared-vectors.ts';
import { canonicaliseDataset } from './canonicalise-dataset.ts';

const suite = sharedVectors('w3c-rdf-canon/rdfc10', 4);

/** A statement between two blank nodes. */
const arc = (from: string, to: string, graph = '') => `_:${from} <urn:knows> _:${to} ${graph} .\n`;

/** What becomes of it, which takes less than a second. */
async function decide(text: string): Promise<string> {
  const quads = NQuads.parse(text);
  const act = () => codeOf(() => canonicaliseDataset(quads));
  expect(await fastest(act)).toBeLessThan(1_000);
  return act();
}

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

// A document cannot hold most of these: it would need labels of blank nodes, which are refused. The bounds hold all the same.
describe('B07 graphs made to keep a reader busy', () => {
  test.skipIf(suite === undefined).each(['test044', 'test045', 'test046'])(
    'the %s of the W3C is hard, and computed',
    async (name) => {
      const quads = NQuads.parse(suite?.text(`${name}-in.nq`) ?? '');
      expect(canonicaliseDataset(quads).text).toBe(suite?.text(`${name}-rdfc10.nq`));
      expect(await fastest(() => canonicaliseDataset(quads))).toBeLessThan(1_000);
    },
  );

  test.skipIf(suite === undefined)('its test074, a clique of ten, is given up within a second', async () => {
    const text = suite?.text('test074-in.nq') ?? '';
    expect(await decide(text)).toBe('credential.too-complex');
  });

  test.each([6, 7, 8, 9, 10, 11, 12])('a clique of %i is given up within a second', async (size) => {
    const clique = times(size * size, (n) => [Math.floor(n / size), n % size]).filter(([from, to]) => from !== to);
    const text = clique.map(([from, to]) => arc(`b${from}`, `b${to}`)).join('');
    expect(await decide(text)).toBe('credential.too-complex');
  });

  test.each([2, 12, 40])('a pair that stands in %i graphs has one order, and is computed', async (graphs) => {
    const pair = (name: string) => times(graphs, (n) => arc(`${name}1`, `${name}2`, `<urn:graph:${n}>`)).join('');
    const text = pair('a') + pair('b');
    expect(await decide(text)).toBe('accepted');
  });

  test.each([8, 16, 32])(
    'hubs with %i spokes that each stand in several graphs are decided within a second',
    async (spokes) => {
      const hub = (name: string) =>
        times(spokes * 4, (n) => arc(name, `${name}${n % spokes}`, `<urn:graph:${Math.floor(n / spokes)}>`)).join('');
      const text = hub('a') + hub('b');
      expect(['accepted', 'credential.too-complex']).toContain(await decide(text));
    },
  );

  test('two chains of nine hundred nodes are followed to their ends', async () => {
    const chain = (name: string) =>
      times(900, (n) => `${arc(`${name}${n}`, `${name}${n + 1}`)}_:${name}${n} <urn:is> "${n}" .\n`).join('');
    expect(await decide(chain('a') + chain('b'))).toBe('accepted');
  });

  test('a node with five thousand neighbours that look alike is decided within a second', async () => {
    const star = (name: string) => times(2_500, (n) => arc(name, `${name}${n}`)).join('');
    for (const text of [star('a') + star('b'), star('a')]) {
      expect(await decide(text)).toBe('credential.too-complex');
    }
  });

  test('twelve hubs with two hundred neighbours each, below twins, are decided within a second', async () => {
    const root = (name: string) =>
      times(6, (n) => {
        const hub = `${name}h${n}`;
        return (
          arc(name, hub) +
          times(200, (m) => `${arc(hub, `${hub}n${m}`)}_:${hub}n${m} <urn:is> "${hub} ${m}" .\n`).join('')
        );
      }).join('');
    const text = root('a') + root('b');
    expect(await decide(text)).toBe('credential.too-complex');
  });
});
