import type { Quad } from '../jsonld/rdfc/quad.ts';

/** The same dataset with other labels for its blank nodes, and in another order. `order` is any list of numbers. */
export function isomorphicCopy(quads: readonly Quad[], order: readonly number[]): readonly Quad[] {
  const nodes = [...new Set(quads.flatMap(({ subject, object, graph }) => [subject, object, graph]).flatMap(labelOf))];
  const labels = new Map(shuffled(nodes, order).map((label, at) => [label, `x${at}`]));
  const term = <Term extends Quad['object' | 'graph']>(given: Term): Term =>
    given.termType === 'BlankNode' ? { ...given, value: labels.get(given.value) ?? '' } : given;
  return shuffled(quads, order).map(({ subject, predicate, object, graph }) => ({
    subject: term(subject),
    predicate,
    object: term(object),
    graph: term(graph),
  }));
}

function labelOf(term: Quad['object' | 'graph']): string[] {
  return term.termType === 'BlankNode' ? [term.value] : [];
}

function shuffled<T>(items: readonly T[], order: readonly number[]): T[] {
  const keyed = items.map((item, at) => ({ item, key: order[at % Math.max(order.length, 1)] ?? 0, at }));
  return keyed.sort((one, other) => one.key - other.key || other.at - one.at).map(({ item }) => item);
}
