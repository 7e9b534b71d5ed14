/// <reference path="./rdf-canonize.d.ts" />
import jsonld from 'jsonld';
import { type BlankNode, canonize, NQuads, type Quad } from 'rdf-canonize';
import type { JsonObject } from '../model/json-value.ts';
import { MAX_DEEP_ITERATIONS, refusing, safeOptions } from './canonicalise.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';

export type { BlankNode, Quad };

/**
 * The RDF statements of a document, in safe mode: what `canonicalise` makes its text of.
 *
 * @throws CredentialError `credential.*`
 */
export async function toQuads(document: JsonObject, contexts: Contexts = pinnedContexts): Promise<readonly Quad[]> {
  const dataset = await refusing(jsonld.toRDF(document as jsonld.JsonLdDocument, safeOptions(contexts)));
  // NOTE: without a format the library gives RDF/JS quads; its types say only "object".
  return dataset as readonly Quad[];
}

/**
 * The canonical label (`c14n0`, …) that RDFC-1.0 gives each blank node of a dataset, by the label that it has there.
 *
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 * @throws CredentialError `credential.too-complex`
 */
export async function canonicalLabels(quads: readonly Quad[]): Promise<ReadonlyMap<string, string>> {
  const canonicalIdMap = new Map<string, string>();
  await refusing(canonize(quads, { algorithm: 'RDFC-1.0', maxDeepIterations: MAX_DEEP_ITERATIONS, canonicalIdMap }));
  return canonicalIdMap;
}

/** One statement as a line of canonical N-Quads (RDFC-1.0 section 5), its line feed included. */
export function toNQuad(quad: Quad): string {
  return NQuads.serializeQuad(quad);
}
