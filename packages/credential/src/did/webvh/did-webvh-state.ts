import { CredentialError } from '../../errors.ts';
import { isJsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { DidDocument } from '../did-document.ts';
import { didWebUrl } from '../did-web-url.ts';

/**
 * The document of a did:web as its history keeps it: under the did:webvh of the same place, with the did:web beside it.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#publishing-a-parallel-didweb-did
 * @throws CredentialError `did.malformed`, `did.method-unsupported`
 */
export function didWebvhState(document: DidDocument, scid: string): DidDocument {
  const { id: didWeb, alsoKnownAs = [] } = document;
  didWebUrl(didWeb, { allowHttpLocalhost: true });
  const didWebvh = didWeb.replace('did:web:', `did:webvh:${scid}:`);
  const text = JSON.stringify(document)
    .replaceAll(`"${didWeb}"`, `"${didWebvh}"`)
    .replaceAll(`"${didWeb}#`, `"${didWebvh}#`);
  const renamed = parseJson(text);
  if (!isJsonObject(renamed)) throw new CredentialError('did.document-malformed', 'not a JSON object');
  // Only names in it were replaced.
  return { ...(renamed as DidDocument), alsoKnownAs: [...new Set([...alsoKnownAs, didWeb])] };
}
