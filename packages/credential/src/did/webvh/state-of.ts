import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { DidDocument } from '../did-document.ts';
import { didWebUrl } from '../did-web-url.ts';

/**
 * The document of a did:web as its history keeps it: under the did:webvh of the same place, with the did:web beside it.
 *
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 */
export function stateOf(document: DidDocument, scid: string): JsonObject {
  const { id: didWeb, alsoKnownAs = [] } = document;
  didWebUrl(didWeb, { allowHttpLocalhost: true });
  const didWebvh = didWeb.replace('did:web:', `did:webvh:${scid}:`);
  const text = JSON.stringify(document)
    .replaceAll(`"${didWeb}"`, `"${didWebvh}"`)
    .replaceAll(`"${didWeb}#`, `"${didWebvh}#`);
  const renamed = parseJson(text);
  if (!isJsonObject(renamed)) throw new CredentialError('did.document-malformed', 'not a JSON object');
  return { ...renamed, alsoKnownAs: [...new Set([...alsoKnownAs, didWeb])] };
}
