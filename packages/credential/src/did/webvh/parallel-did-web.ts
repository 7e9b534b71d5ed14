import { CredentialError } from '../../errors.ts';
import { isJsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { DidDocument } from '../did-document.ts';
import type { DidWebOptions } from '../did-web-url.ts';
import { didWebvhUrls } from '../did-webvh-url.ts';
import { checkDidDocument } from '../parse-did-document.ts';
import { withRecordTerms } from '../record-terms.ts';

/**
 * The did:web document that is published beside a did:webvh, for those who resolve only did:web: the same keys under the
 * same fragments, the services that did:webvh implies written out, and each of the two names in the other's `alsoKnownAs`.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#publishing-a-parallel-didweb-did
 * @throws CredentialError `did.document-malformed`, `did.malformed`, `did.method-unsupported`
 */
export function parallelDidWeb(document: DidDocument, options: DidWebOptions = {}): DidDocument {
  const { id: didWebvh, alsoKnownAs = [], service = [] } = document;
  const { scid, files } = didWebvhUrls(didWebvh, options);
  const implied = [
    { id: `${didWebvh}#files`, type: 'relativeRef', serviceEndpoint: files },
    { id: `${didWebvh}#whois`, type: 'LinkedVerifiablePresentation', serviceEndpoint: `${files}whois.vp` },
  ].filter(({ id }) => !service.some((own) => own.id === id || `${didWebvh}${own.id}` === id));
  const text = JSON.stringify({ ...document, service: [...service, ...implied] });
  const renamed = parseJson(text.replaceAll(`did:webvh:${scid}:`, 'did:web:'));
  const didWeb = didWebvh.replace(`did:webvh:${scid}:`, 'did:web:');
  if (!isJsonObject(renamed)) throw new CredentialError('did.document-malformed', 'not a JSON object');
  const names = new Set([...alsoKnownAs, didWebvh]);
  names.delete(didWeb);
  const contexts = withRecordTerms([renamed['@context'] ?? []].flat());
  return checkDidDocument({ ...renamed, '@context': contexts, alsoKnownAs: [...names] }, didWeb);
}
