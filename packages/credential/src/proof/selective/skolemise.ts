import type { BlankNode, Quad } from '../../jsonld/rdfc/quad.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';

/** A document in which every object has an `id`, so that a part of it still says which objects it is about. */
export interface SkolemisedDocument {
  readonly json: JsonObject;
  /** What the added ids begin with: nothing in the document itself does. */
  readonly prefix: string;
  /** How many were added. */
  readonly count: number;
}

/**
 * Gives every object without an `id` one of our own. `plain` are the numbers of those that are no nodes of the graph (the
 * inside of a JSON literal, a map of languages), as a first attempt has shown: they are left as they are.
 *
 * The specification expands, labels and compacts again; that loses the array around a single value, and with it the
 * meaning of every pointer through it. The statements are the same.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#skolemizecompactjsonld
 */
export function skolemise(document: JsonObject, plain: ReadonlySet<number> = new Set()): SkolemisedDocument {
  const { '@context': context, ...members } = document;
  const prefix = unusedPrefix(JSON.stringify(document));
  let count = 0;

  function label(value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.map(label);
    return isJsonObject(value) && !('@value' in value) ? labelObject(value) : value;
  }

  function labelObject(object: JsonObject): JsonObject {
    const number = 'id' in object ? undefined : count++;
    const labelled = Object.fromEntries(
      Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, label(value)]])),
    );
    return number === undefined || plain.has(number) ? labelled : { id: `${prefix}${number}`, ...labelled };
  }

  const json = { '@context': context, ...labelObject(members) };
  return { json, prefix, count };
}

/** Turns the nodes that {@link skolemise} named back into blank nodes, labelled `n0`, `n1`, …. */
export function deskolemise(quads: readonly Quad[], prefix: string): readonly Quad[] {
  const blank = <Term extends Quad['subject' | 'object' | 'graph']>(term: Term): Term | BlankNode =>
    term.termType === 'NamedNode' && term.value.startsWith(prefix)
      ? { termType: 'BlankNode', value: `n${term.value.slice(prefix.length)}` }
      : term;
  return quads.map(({ subject, predicate, object, graph }) => ({
    subject: blank(subject),
    predicate,
    object: blank(object),
    graph: blank(graph),
  }));
}

/** Looked for instead of drawn at random: the same document gives the same ids. */
function unusedPrefix(text: string): string {
  for (let number = 0; ; number++) {
    const prefix = `urn:bnid:${number}:`;
    if (!text.includes(prefix)) return prefix;
  }
}
