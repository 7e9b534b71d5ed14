import { sortByCodePoint } from '../../jsonld/rdfc/code-point-order.ts';
import { toNQuad } from '../../jsonld/rdfc/n-quads.ts';
import type { Quad } from '../../jsonld/rdfc/quad.ts';

/**
 * The statements of a dataset as canonical N-Quads under other labels for its blank nodes, in the order of the canonical
 * form: by Unicode code point, and each once. A statement about a node that `labels` does not know keeps its label.
 *
 * Labels are replaced in the statements and not in their text, where a literal may hold what looks like a label.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#relabelblanknodes
 */
export function relabel(quads: readonly Quad[], labels: ReadonlyMap<string, string>): readonly string[] {
  return sortByCodePoint([...new Set(quads.map((quad) => toNQuad(relabelled(quad, labels))))]);
}

function relabelled({ subject, predicate, object, graph }: Quad, labels: ReadonlyMap<string, string>): Quad {
  return { subject: term(subject, labels), predicate, object: term(object, labels), graph: term(graph, labels) };
}

function term<Term extends Quad['object' | 'graph']>(given: Term, labels: ReadonlyMap<string, string>): Term {
  return given.termType === 'BlankNode' ? { ...given, value: labels.get(given.value) ?? given.value } : given;
}
