import type { JsonObject } from '../model/json-value.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';
import { canonicaliseDataset } from './rdfc/canonicalise-dataset.ts';
import type { HashName } from './rdfc/hash-text.ts';
import { toQuads } from './to-quads.ts';

/**
 * The canonical N-Quads of a document: RDF Dataset Canonicalization 1.0 over JSON-LD 1.1, in safe mode, so that a term
 * which the contexts do not define is an error and never silently left out of what is signed.
 *
 * @throws CredentialError `credential.term-undefined`, `credential.identifier-relative`, `credential.too-complex`,
 * `credential.context-unknown`, `credential.malformed`, `json.lone-surrogate`
 */
export async function canonicalise(
  document: JsonObject,
  contexts: Contexts = pinnedContexts,
  hash: HashName = 'SHA-256',
): Promise<string> {
  return canonicaliseDataset(await toQuads(document, contexts), hash).text;
}

/**
 * Holds a document to JSON-LD in safe mode without signing anything: for the securing mechanisms that sign the JSON itself
 * (JCS, JOSE, COSE) and would carry a term that nobody defined. `checkShape` comes before it.
 *
 * @throws CredentialError as {@link canonicalise}
 */
export async function checkTerms(document: JsonObject, contexts: Contexts = pinnedContexts): Promise<void> {
  await toQuads(document, contexts);
}
