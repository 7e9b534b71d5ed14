// The other implementation of RDFC-1.0, which carries no types of its own. Only what is used here.
declare module 'rdf-canonize' {
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly maxDeepIterations: number;
    readonly messageDigestAlgorithm?: 'SHA-256' | 'SHA-384';
    /** Filled with the canonical label of each blank node. */
    readonly canonicalIdMap?: Map<string, string>;
  }
  type Quad = import('../jsonld/rdfc/quad.ts').Quad;
  export function canonize(dataset: readonly Quad[], options: CanonizeOptions): Promise<string>;
  export const NQuads: { parse(text: string): readonly Quad[]; serializeQuad(quad: Quad): string };
}
