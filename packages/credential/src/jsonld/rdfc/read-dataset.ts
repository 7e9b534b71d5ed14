import { writeLine, writeTerm } from './n-quads.ts';
import type { Quad } from './quad.ts';

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
  /** No two alike: a dataset is a set. */
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
  const statements = new Map<string, Statement>();

  function component(term: Quad['subject' | 'object' | 'graph']): Component {
    if (term.termType !== 'BlankNode') return writeTerm(term);
    const known = numbers.get(term.value);
    if (known !== undefined) return known;
    numbers.set(term.value, nodes.length);
    nodes.push({ label: term.value, mentions: [] });
    return nodes.length - 1;
  }

  for (const { subject, predicate, object, graph } of quads) {
    const statement = {
      subject: component(subject),
      predicate: writeTerm(predicate),
      predicateIri: predicate.value,
      object: component(object),
      graph: component(graph),
    };
    const line = writeStatement(statement, (node) => `_:${node}`);
    if (statements.has(line)) continue;
    statements.set(line, statement);
    for (const node of blankNodesOf(statement)) nodes[node]?.mentions.push(statement);
  }
  return { statements: [...statements.values()], nodes };
}

/** The blank nodes of a statement, each once. */
function blankNodesOf({ subject, object, graph }: Statement): ReadonlySet<number> {
  return new Set([subject, object, graph].filter((component) => typeof component === 'number'));
}

/** A statement as a line of canonical N-Quads, under these names for its blank nodes. */
export function writeStatement(
  { subject, predicate, object, graph }: Statement,
  nameOf: (node: number) => string,
): string {
  const text = (component: Component) => (typeof component === 'string' ? component : nameOf(component));
  return writeLine(text(subject), predicate, text(object), text(graph));
}
