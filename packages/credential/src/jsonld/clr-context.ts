const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
const ANY_URI = 'xsd:anyURI';

/**
 * The terms that Comprehensive Learner Record 2.0 adds to those of Open Badges 3.0, as a context for the address of its
 * 2.0.1 edition. Its publisher brings it in no package, so this one is written from the vocabulary: the classes and
 * properties of the information model, with the addresses and datatypes that the implementation guide's canonical
 * documents show. It is pinned like the others.
 *
 * NOTE: `xsd:` is declared by no context here. The published canonical documents have the datatype `<xsd:anyURI>`, and a
 * signature is right only over the same.
 *
 * @see https://www.imsglobal.org/spec/clr/v2p0/
 */
export const clrContext: object = {
  '@context': {
    id: '@id',
    type: '@type',
    ClrCredential: `${CLR}ClrCredential`,
    ClrSubject: {
      '@id': `${CLR}ClrSubject`,
      '@context': {
        verifiableCredential: { '@id': `${CLR}verifiableCredential`, '@container': '@set' },
        achievement: { '@id': `${CLR}achievement`, '@container': '@set' },
        association: { '@id': `${CLR}association`, '@container': '@set' },
        identifier: { '@id': `${CLR}identifier-1`, '@container': '@set' },
      },
    },
    Association: {
      '@id': `${CLR}Association`,
      '@context': {
        associationType: `${CLR}AssociationType`,
        sourceId: { '@id': `${CLR}sourceId`, '@type': ANY_URI },
        targetId: { '@id': `${CLR}targetId`, '@type': ANY_URI },
      },
    },
  },
};
