import type { FetchedDidMethod } from './did-method.ts';
import { didWebUrl } from './did-web-url.ts';
import { parseDidDocument } from './parse-did-document.ts';

/** did:web: the document lies at the address that the identifier spells. @see https://w3c-ccg.github.io/did-method-web/ */
export const didWeb: FetchedDidMethod = {
  method: 'web',
  hasVersions: false,
  sources: (did, _texts, options) => [{ kind: 'did-document', url: didWebUrl(did, options) }],
  read: async ({ did, texts, ...options }) => ({
    document: parseDidDocument(texts.get(didWebUrl(did, options)) ?? '', did),
    metadata: {},
  }),
};
