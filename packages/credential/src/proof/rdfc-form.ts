import { CredentialError } from '../errors.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import type { CanonicalForm } from './canonical-form.ts';

/**
 * RDF Dataset Canonicalization 1.0 of document and options, in safe mode. Whatever canonical form is equal says the same:
 * the order of members, and of values in a set, is not signed.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#transformation-eddsa-rdfc-2022
 */
export const rdfcForm: CanonicalForm = {
  signs: 'graph',

  complete: (_document, options) => options,

  document: ({ document, hash }) =>
    document.once(`rdfc ${hash}`, () => canonicalise(document.json, document.contexts, hash)),

  async options({ document: { json, contexts }, options, hash }) {
    const { '@context': own, ...rest } = options;
    // The proof options are read in the document's contexts (section 3.2.5): others beside them are a second meaning.
    if (own !== undefined && JSON.stringify(own) !== JSON.stringify(json['@context'])) {
      throw new CredentialError('proof.malformed', 'a context of its own');
    }
    return canonicalise({ '@context': json['@context'], ...rest }, contexts, hash);
  },
};
