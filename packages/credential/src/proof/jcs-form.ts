import { CredentialError } from '../errors.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { startsWithContexts } from '../jsonld/starts-with-contexts.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import type { CanonicalForm } from './canonical-form.ts';
import { jcs } from './jcs.ts';
import type { UnsecuredDocument } from './unsecured-document.ts';

/**
 * RFC 8785 of document and options: the JSON itself is signed, and no JSON-LD is needed to see that it is unchanged. The
 * proof repeats the contexts of the document it was made on, so that more can be added for a later proof.
 *
 * What it does not prove: that the JSON means anything. Whoever shows a credential verified so must have held it to
 * `checkShape` and `checkTerms` first, or a term that nobody defined stands beside those that are.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#transformation-eddsa-jcs-2022
 */
export const jcsForm: CanonicalForm = {
  signs: 'json',

  complete({ json: { '@context': context } }, options) {
    return context === undefined ? options : { ...options, '@context': context };
  },

  async document({ document, options: { '@context': context } }) {
    if (context === undefined) return document.once('jcs', async () => jcs(document.json));
    return document.once(`jcs ${JSON.stringify(context)}`, async () => jcs(await signedDocument(document, context)));
  },

  options: async ({ options }) => jcs(options),
};

/** The document in the contexts in which it was signed. */
async function signedDocument({ json, contexts }: UnsecuredDocument, context: JsonValue): Promise<JsonObject> {
  if (!startsWithContexts(json['@context'], context)) {
    throw new CredentialError('proof.malformed', '/proof/@context is not the beginning of those of the document');
  }
  const signed = { ...json, '@context': context };
  const asSigned = JSON.stringify(context) === JSON.stringify(json['@context']);
  // Contexts that were added afterwards are not signed. They may name more terms, never give the claims another meaning.
  if (!asSigned && (await canonicalise(signed, contexts)) !== (await canonicalise(json, contexts))) {
    throw new CredentialError('proof.malformed', 'contexts that were added later change what the document says');
  }
  return signed;
}
