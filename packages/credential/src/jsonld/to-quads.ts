import jsonld from 'jsonld';
import type { JsonObject } from '../model/json-value.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';
import type { Quad } from './rdfc/quad.ts';
import { refusing } from './refusing.ts';

/** How a document is put into statements. */
export interface QuadOptions {
  /**
   * What becomes of the direction of a text. `kept`, as the implementations of Data Integrity do it: part of the datatype.
   * `refused`, where the others would leave it out of what is signed.
   */
  readonly directions?: 'kept' | 'refused' | undefined;
}

/**
 * The RDF statements of a document: JSON-LD 1.1 in safe mode, so that a term which the contexts do not define is an error
 * and never silently left out of what is signed.
 *
 * @see https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
 * @throws CredentialError `credential.term-undefined`, `credential.identifier-relative`, `credential.context-unknown`,
 * `credential.malformed`
 */
export async function toQuads(
  document: JsonObject,
  contexts: Contexts = pinnedContexts,
  options: QuadOptions = {},
): Promise<readonly Quad[]> {
  const dataset = await refusing(jsonld.toRDF(document as jsonld.JsonLdDocument, safeOptions(contexts, options)));
  // NOTE: without a format the library gives RDF/JS quads; its types say only "object".
  return dataset as readonly Quad[];
}

/** NOTE: the library's types do not know `safe`; its documentation does. */
function safeOptions(contexts: Contexts, { directions = 'kept' }: QuadOptions): object {
  return {
    safe: true,
    base: '',
    ...(directions === 'kept' && { rdfDirection: 'i18n-datatype' }),
    documentLoader: async (url: string) => ({
      contextUrl: undefined,
      documentUrl: url,
      document: await contexts.load(url),
    }),
  };
}
