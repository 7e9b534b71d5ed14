import { addContexts, type Contexts, checkTerms, type JsonObject, pinnedContexts } from '@laurel/credential';

/** What the base context knows, and reads by rules of its own. */
const BASE: ReadonlySet<string> = new Set(['@context', 'id', 'type', 'verifiableCredential']);
const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';

/** The contexts of the suite's documents: the pinned ones, and the W3C's examples, which give any name a meaning. */
export const suiteContexts: Contexts = addContexts(
  pinnedContexts,
  new Map([[EXAMPLES_V2, { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }]]),
);

/**
 * Each member of a document is one that a real vocabulary knows. A context for examples gives a meaning to every misspelt
 * name as well, so that by it alone a document could never have an unknown extension.
 *
 * @throws CredentialError `credential.term-undefined`
 */
export async function checkMembers(document: JsonObject, type: string): Promise<void> {
  const context = document['@context'];
  const known = Array.isArray(context) ? context.filter((entry) => entry !== EXAMPLES_V2) : [context ?? ''];
  for (const name of Object.keys(document)) {
    if (BASE.has(name)) continue;
    await checkTerms({ '@context': known, type, [name]: { id: 'urn:x' } }, suiteContexts);
  }
}
