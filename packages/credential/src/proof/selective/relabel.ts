import { type Quad, toNQuad } from '../../jsonld/quads.ts';

/**
 * The statements of a dataset as canonical N-Quads under other labels for its blank nodes, in the order of the canonical
 * form: by Unicode code point. A statement about a node that `labels` does not know keeps the label it had.
 *
 * Labels are replaced in the statements and not in their text, where a literal may hold what looks like a label.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#relabelblanknodes
 */
export function relabel(quads: readonly Quad[], labels: ReadonlyMap<string, string>): readonly string[] {
  return quads.map((quad) => toNQuad(relabelled(quad, labels))).sort(byCodePoint);
}

function relabelled({ subject, predicate, object, graph }: Quad, labels: ReadonlyMap<string, string>): Quad {
  return { subject: term(subject, labels), predicate, object: term(object, labels), graph: term(graph, labels) };
}

function term<Term extends Quad['object' | 'graph']>(given: Term, labels: ReadonlyMap<string, string>): Term {
  return given.termType === 'BlankNode' ? { ...given, value: labels.get(given.value) ?? given.value } : given;
}

/** JavaScript compares UTF-16 units: beyond U+FFFF that is another order. */
function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue;
    return rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
  }
  return one.length - other.length;
}

/** Surrogates (U+D800 to U+DFFF) stand for what comes after every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
