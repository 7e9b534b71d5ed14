import { writeLine, writeTerm } from './n-quads.ts';
import type { NamedNode, Quad } from './quad.ts';

/** A component of a statement: its text in canonical N-Quads, or the number of a blank node. */
type Component = string | number;

/** A statement whose terms are written already, but for its blank nodes. */
export interface Statement {
  readonly subject: Component;
  readonly predicate: string;
  /** The IRI of the predicate as it is, for the hashes of related nodes. */
  readonly predicateIri: string;
  readonly object: Component;
  readonly graph: Component;
}

/** A dataset for RDFC-1.0, in which a blank node is a number. */
export interface Dataset {
  /** The lines of the statements without blank nodes. */
  readonly lines: readonly string[];
  /** Those with blank nodes, no two alike: a dataset is a set. */
  readonly statements: readonly Statement[];
  /** The blank nodes: the label that each has in the input, and the statements in which it stands. */
  readonly nodes: readonly { readonly label: string; readonly mentions: readonly Statement[] }[];
}

/**
 * Writes every term once, and finds the statements of each blank node.
 *
 * @see https://www.w3.org/TR/rdf-canon/#canon-algo-algo step 2
 * @throws CredentialError `json.lone-surrogate`
 */
export function readDataset(quads: readonly Quad[]): Dataset {
  const numbers = new Map<string, number>();
  const nodes: { label: string; mentions: Statement[] }[] = [];
  const lines: string[] = [];
  const statements = new Map<string, Statement>();
  const iris = new Map<string, string>();

  function name(iri: NamedNode): string {
    const known = iris.get(iri.value);
    if (known !== undefined) return known;
    const text = writeTerm(iri);
    iris.set(iri.value, text);
    return text;
  }

  function component(term: Quad['subject' | 'object' | 'graph']): Component {
    if (term.termType === 'NamedNode') return name(term);
    if (term.termType !== 'BlankNode') return writeTerm(term);
    const known = numbers.get(term.value);
    if (known !== undefined) return known;
    numbers.set(term.value, nodes.length);
    nodes.push({ label: term.value, mentions: [] });
    return nodes.length - 1;
  }

  for (const quad of quads) {
    const statement = {
      subject: component(quad.subject),
      predicate: name(quad.predicate),
      predicateIri: quad.predicate.value,
      object: component(quad.object),
      graph: component(quad.graph),
    };
    const line = writeStatement(statement, (node) => `_:${node}`);
    const mentioned = blankNodesOf(statement);
    if (mentioned.length === 0) lines.push(line);
    else if (!statements.has(line)) {
      statements.set(line, statement);
      for (const node of mentioned) nodes[node]?.mentions.push(statement);
    }
  }
  return { lines, statements: [...statements.values()], nodes };
}

/** The blank nodes of a statement, each once. */
function blankNodesOf({ subject, object, graph }: Statement): readonly number[] {
  const nodes: number[] = [];
  if (typeof subject === 'number') nodes.push(subject);
  if (typeof object === 'number' && object !== subject) nodes.push(object);
  if (typeof graph === 'number' && graph !== subject && graph !== object) nodes.push(graph);
  return nodes;
}

/** A statement as a line of canonical N-Quads, under these names for its blank nodes. */
export function writeStatement(
  { subject, predicate, object, graph }: Statement,
  nameOf: (node: number) => string,
): string {
  const text = (component: Component) => (typeof component === 'string' ? component : nameOf(component));
  return writeLine(text(subject), predicate, text(object), text(graph));
}
