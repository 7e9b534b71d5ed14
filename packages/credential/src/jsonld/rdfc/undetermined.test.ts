import { canonize, NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { buildAchievementCredential } from '../../model/build-achievement-credential.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { fullAward } from '../../testing/full-award.ts';
import { isomorphicCopy } from '../../testing/isomorphic-copy.ts';
import { CREDENTIALS_V2 } from '../pinned-contexts.ts';
import { toQuads } from '../to-quads.ts';
import { MAX_DEEP_ITERATIONS } from './budget.ts';
import { canonicaliseDataset } from './canonicalise-dataset.ts';
import { toNQuad } from './n-quads.ts';
import type { Quad } from './quad.ts';

/** Twice three nodes, each of them the subject, the object and the graph of one statement. */
const turning = NQuads.parse(
  [0, 1]
    .flatMap((first) => [0, 2, 4].map((n) => [first + n, first + ((n + 2) % 6), first + ((n + 4) % 6)]))
    .map(([subject, object, graph]) => `_:e${subject} <urn:p> _:e${object} _:e${graph} .\n`)
    .join(''),
);
const copies = Array.from({ length: 24 }, (_, seed) =>
  isomorphicCopy(
    turning,
    Array.from({ length: 6 }, (_, at) => ((seed + 1) * 37 * (at + 1) ** 3) % 101),
  ),
);

function relabelled({ subject, predicate, object, graph }: Quad, labels: ReadonlyMap<string, string>): Quad {
  const term = <Term extends Quad['object' | 'graph']>(given: Term): Term =>
    given.termType === 'BlankNode' ? { ...given, value: labels.get(given.value) ?? '' } : given;
  return { subject: term(subject), predicate, object: term(object), graph: term(graph) };
}

describe('RDFC-1.0 compares nodes two by two', () => {
  test('so the other implementation gives copies of one dataset several texts, where statements join three nodes', async () => {
    const options = { algorithm: 'RDFC-1.0', maxDeepIterations: MAX_DEEP_ITERATIONS } as const;
    expect(new Set(await Promise.all(copies.map((copy) => canonize(copy, options)))).size).toBeGreaterThan(1);
  });

  test('and what we give is a text of that dataset, whichever it is', () => {
    for (const copy of copies) {
      const { text, labels } = canonicaliseDataset(copy);
      const named = copy.map((quad) => toNQuad(relabelled(quad, labels))).sort();
      expect(named.join('')).toBe(text);
      expect(new Set(labels.values()).size).toBe(6);
    }
  });

  test('but every node of a document stands in one graph, which goes with it', async () => {
    const { id: _, ...credential } = buildAchievementCredential(fullAward);
    const presentation = {
      '@context': [CREDENTIALS_V2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [credential, { ...credential, name: 'Another' }],
      // A credential's members may be absent, which the type of JSON knows as undefined.
    } as unknown as JsonObject;
    const quads = await toQuads(presentation);
    const graphs = new Map<string, Set<string>>();
    const note = (term: Quad['subject' | 'object'], graph: Quad['graph']) => {
      if (term.termType !== 'BlankNode') return;
      graphs.set(term.value, (graphs.get(term.value) ?? new Set()).add(graph.value));
    };
    for (const { subject, object, graph } of quads) {
      note(subject, graph);
      note(object, graph);
    }
    expect(quads.some(({ graph }) => graph.termType === 'BlankNode')).toBe(true);
    expect(Math.max(...[...graphs.values()].map(({ size }) => size))).toBe(1);
  });
});
