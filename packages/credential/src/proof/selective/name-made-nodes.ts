import { CredentialError } from '../../errors.ts';
import type { Quad } from '../../jsonld/rdfc/quad.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const NODE_OF_DOCUMENT = /^n\d+$/;

/**
 * Names the cells of an ordered list, and a graph within the graph, after the place where they stand. They are the blank
 * nodes that no object of the document stands for: JSON-LD makes them on the way, and labels them differently in a part
 * than in the whole.
 *
 * @throws CredentialError `credential.too-complex` where two of them stand in one place, or a list stands in a list: which
 * statements belong to a part could not be told.
 */
export function nameMadeNodes(quads: readonly Quad[]): readonly Quad[] {
  const rest = new Map(
    quads.filter(({ predicate }) => predicate.value === `${RDF}rest`).map((quad) => [quad.subject.value, quad.object]),
  );
  const names = new Map<string, string>();
  for (const { subject, predicate, object } of quads) {
    if (!isMade(object) || predicate.value.startsWith(RDF)) continue;
    const place = `${subject.termType} ${subject.value} ${predicate.value}`;
    let cell: Quad['object'] | undefined = object;
    for (let position = 0; cell !== undefined && isMade(cell); position++) {
      names.set(cell.value, `${place} ${position}`);
      cell = rest.get(cell.value);
    }
  }
  if (new Set(names.values()).size !== names.size) throw tooComplex('two lists or graphs in one place');
  return quads.map((quad) => ({
    ...quad,
    subject: named(quad.subject, names),
    object: named(quad.object, names),
    graph: named(quad.graph, names),
  }));
}

/** A blank node that the JSON-LD processor made. */
function isMade(term: Quad['object' | 'graph']): boolean {
  return term.termType === 'BlankNode' && !NODE_OF_DOCUMENT.test(term.value);
}

function named<Term extends Quad['object' | 'graph']>(term: Term, names: ReadonlyMap<string, string>): Term {
  if (!isMade(term)) return term;
  const name = names.get(term.value);
  if (name === undefined) throw tooComplex('a list in a list');
  return { ...term, value: name };
}

function tooComplex(what: string): CredentialError {
  return new CredentialError('credential.too-complex', `${what}: cannot be disclosed by parts`);
}
