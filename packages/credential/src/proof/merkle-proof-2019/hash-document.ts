import { sha256 } from '@noble/hashes/sha2.js';
import { hex, utf8 } from '@scure/base';
import { CredentialError } from '../../errors.ts';
import { checkTerms } from '../../jsonld/canonicalise.ts';
import { type Contexts, pinnedContexts } from '../../jsonld/contexts.ts';
import { canonicaliseDataset } from '../../jsonld/rdfc/canonicalise-dataset.ts';
import { toQuads } from '../../jsonld/to-quads.ts';
import type { JsonObject, JsonValue } from '../../model/json-value.ts';

/** The address under which the implementations of Blockcerts look for terms that nobody defined. */
const FALLBACK = 'http://fallback.org/';

/**
 * What a Merkle proof is about: the SHA-256 of the canonical N-Quads of a document, with the proofs before it and no
 * other, in hexadecimal.
 *
 * As the implementations do, a last context is added that gives undefined terms an address of its own; where one shows in
 * the result, the document is refused. It is held to JSON-LD in safe mode as well, without that context: so a term has the
 * meaning that its contexts give it, or the document has no hash. A text with a direction has none either: the
 * implementations leave the direction out of what they hash, and anybody could change it.
 *
 * @see https://w3c-ccg.github.io/lds-merkle-proof-2019/
 * @throws CredentialError `credential.*`, `json.lone-surrogate`
 */
export async function hashDocument(document: JsonObject, contexts: Contexts = pinnedContexts): Promise<string> {
  await checkTerms(document, contexts);
  const own = document['@context'];
  const named: readonly JsonValue[] = Array.isArray(own) ? own : own === undefined ? [] : [own];
  const withFallback = { ...document, '@context': [...named, { '@vocab': FALLBACK }] };
  const quads = await toQuads(withFallback, contexts, { directions: 'refused' });
  const { text } = canonicaliseDataset(quads, 'SHA-256');
  if (text.includes(`<${FALLBACK}`)) throw new CredentialError('credential.term-undefined', FALLBACK);
  return hex.encode(sha256(utf8.decode(text)));
}
