/** An IRI. */
export interface NamedNode {
  readonly termType: 'NamedNode';
  readonly value: string;
}

/** A node without a name; `value` is its label in this dataset, without `_:`. */
export interface BlankNode {
  readonly termType: 'BlankNode';
  readonly value: string;
}

/** A value, with its language where it has one. */
export interface Literal {
  readonly termType: 'Literal';
  readonly value: string;
  readonly datatype: NamedNode;
  readonly language?: string;
}

/** Where a statement stands that is in no named graph. */
export interface DefaultGraph {
  readonly termType: 'DefaultGraph';
  readonly value: '';
}

/**
 * A statement of an RDF dataset, as the JSON-LD processor gives it.
 *
 * @see https://rdf.js.org/data-model-spec/#quad-interface
 */
export interface Quad {
  readonly subject: NamedNode | BlankNode;
  readonly predicate: NamedNode;
  readonly object: NamedNode | BlankNode | Literal;
  readonly graph: NamedNode | BlankNode | DefaultGraph;
}
