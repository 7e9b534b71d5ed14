/**
 * The whole DID URL of something that a document describes: documents may write the ids of their own keys and services
 * without the DID. Only a fragment is completed; nothing else names a part of a document.
 *
 * @see https://www.w3.org/TR/did-1.0/#relative-did-urls
 */
export function absoluteId(id: string, did: string): string {
  return id.startsWith('#') ? `${did}${id}` : id;
}
