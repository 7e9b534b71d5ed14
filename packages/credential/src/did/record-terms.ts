import type { JsonObject, JsonValue } from '../model/json-value.ts';

const TERMS = 'urn:laurel:terms#';
const xsd = (type: string) => `http://www.w3.org/2001/XMLSchema#${type}`;
const list = (name: string, type: string): JsonObject => ({
  '@id': `${TERMS}${name}`,
  '@type': type,
  '@container': '@list',
});

/**
 * What a DID document of ours says beyond the contexts of others: how long the transparency log was when a key ended, where
 * the log is, and the services of did:webvh. Without it a JSON-LD reader in safe mode refuses the document, and any other
 * loses these members.
 *
 * @see https://www.w3.org/TR/did-1.0/#json-ld
 */
const recordTerms: JsonObject = {
  logSize: { '@id': `${TERMS}logSize`, '@type': xsd('nonNegativeInteger') },
  TransparencyLog: `${TERMS}TransparencyLog`,
  uri: { '@id': `${TERMS}uri`, '@type': '@id' },
  verifierKeys: list('verifierKeys', xsd('string')),
  anchors: { '@id': `${TERMS}anchors`, '@container': '@list' },
  chainId: { '@id': `${TERMS}chainId`, '@type': xsd('nonNegativeInteger') },
  contract: `${TERMS}contract`,
  publisher: `${TERMS}publisher`,
  relativeRef: `${TERMS}relativeRef`,
  LinkedVerifiablePresentation: 'https://identity.foundation/linked-vp#LinkedVerifiablePresentation',
};

/** The contexts of a document, with the one that defines these terms at the end. */
export function withRecordTerms(contexts: readonly JsonValue[]): readonly JsonValue[] {
  const isThere = contexts.some((context) => typeof context === 'object' && context !== null && 'logSize' in context);
  return isThere ? contexts : [...contexts, recordTerms];
}
