import fc from 'fast-check';
import type { Quad } from '../jsonld/rdfc/quad.ts';

/** Two blank nodes, by their numbers. */
type Arc = readonly [number, number];

/** Graphs of a size whose nodes are hard to tell apart. */
const kinds: Readonly<Record<string, (size: number) => readonly Arc[]>> = {
  ring: (size) => upTo(size).map((n) => [n, (n + 1) % size]),
  path: (size) => upTo(size).map((n) => [n, n + 1]),
  star: (size) => upTo(Math.min(size, 4)).map((n) => [0, n + 1]),
  tree: (size) => upTo(size).map((n) => [Math.floor(n / 2), n + 1]),
  pairs: (size) => upTo(2 * size).map((n) => [n, n % 2 === 0 ? n + 1 : n - 1]),
  grid: (size) => upTo(size).flatMap((n) => [[n, n + 1] as const, [n, n + 3] as const]),
  clique: (size) =>
    upTo(Math.min(size, 4)).flatMap((from) =>
      upTo(Math.min(size, 4)).flatMap((to) => (from === to ? [] : [[from, to] as const])),
    ),
};

const part = fc.record({
  kind: fc.constantFrom(...Object.keys(kinds)),
  size: fc.integer({ min: 1, max: 6 }),
  copies: fc.integer({ min: 1, max: 2 }),
});
const parts = fc
  .array(part, { minLength: 1, maxLength: 2 })
  .map((all) => all.flatMap(({ kind, size, copies }) => upTo(copies).map(() => kinds[kind]?.(size) ?? [])));

/** Copies of shapes side by side, joined here and there, in no graph or in several with names. */
const joined: fc.Arbitrary<readonly Quad[]> = fc
  .record({
    parts,
    joins: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 2 }),
    graphs: fc.constantFrom<readonly Quad['graph'][]>(
      [nowhere()],
      [nowhere(), iri('urn:g')],
      [iri('urn:g'), iri('urn:h')],
    ),
  })
  .map(({ parts, joins, graphs }) => {
    const arcs = parts.flatMap((arcs, at) => arcs.map(([from, to]): Arc => [from + 13 * at, to + 13 * at]));
    return [...arcs, ...joins].flatMap(([from, to]) => graphs.map((graph) => statement(`e${from}`, `e${to}`, graph)));
  });

/** Copies of shapes, each in a graph without a name, as the credentials of a presentation are. */
const apart: fc.Arbitrary<readonly Quad[]> = parts.map((parts) =>
  parts.flatMap((arcs, at) => {
    const graph = { termType: 'BlankNode', value: `graph${at}` } as const;
    const held = { subject: iri('urn:root'), predicate: iri('urn:holds'), object: graph, graph: nowhere() };
    return [held, ...arcs.map(([from, to]) => statement(`v${at}n${from}`, `v${at}n${to}`, graph))];
  }),
);

/**
 * Datasets whose blank nodes are hard to tell apart.
 *
 * NOTE: in none does a statement join three blank nodes that stand in several graphs: RDFC-1.0 looks at nodes two by two
 * and leaves a choice there.
 */
export const arbitraryShapes: fc.Arbitrary<readonly Quad[]> = fc.oneof(joined, apart);

function statement(from: string, to: string, graph: Quad['graph']): Quad {
  return {
    subject: { termType: 'BlankNode', value: from },
    predicate: iri('urn:knows'),
    object: { termType: 'BlankNode', value: to },
    graph,
  };
}

function iri(value: string) {
  return { termType: 'NamedNode', value } as const;
}

function nowhere() {
  return { termType: 'DefaultGraph', value: '' } as const;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}
