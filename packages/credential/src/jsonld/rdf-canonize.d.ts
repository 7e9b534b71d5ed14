// The package carries no types of its own. Only what is used here, in the terms of https://rdf.js.org/data-model-spec/.
declare module 'rdf-canonize' {
  interface NamedNode {
    readonly termType: 'NamedNode';
    readonly value: string;
  }
  interface BlankNode {
    readonly termType: 'BlankNode';
    readonly value: string;
  }
  interface Literal {
    readonly termType: 'Literal';
    readonly value: string;
    readonly datatype: NamedNode;
    readonly language?: string;
  }
  interface DefaultGraph {
    readonly termType: 'DefaultGraph';
    readonly value: '';
  }
  interface Quad {
    readonly subject: NamedNode | BlankNode;
    readonly predicate: NamedNode;
    readonly object: NamedNode | BlankNode | Literal;
    readonly graph: NamedNode | BlankNode | DefaultGraph;
  }
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly maxDeepIterations: number;
    /** Filled with the canonical label of each blank node. */
    readonly canonicalIdMap: Map<string, string>;
  }
  export function canonize(dataset: readonly Quad[], options: CanonizeOptions): Promise<string>;
  export const NQuads: { parse(text: string): readonly Quad[]; serializeQuad(quad: Quad): string };
  export type { BlankNode, Literal, NamedNode, Quad };
}
