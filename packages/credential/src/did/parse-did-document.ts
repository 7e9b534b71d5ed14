import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import { isJsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { type DidDocument, didDocumentSchema } from './did-document.ts';

/**
 * Reads a DID document, strictly, and holds it to the DID it was fetched for: a document that names another DID is
 * somebody else's, wherever it was found.
 *
 * @see https://www.w3.org/TR/did-1.0/#did-subject
 * @throws CredentialError `did.document-malformed`
 */
export function parseDidDocument(text: string | Uint8Array, did: string): DidDocument {
  const json = read(text);
  const parsed = didDocumentSchema.safeParse(json);
  if (!parsed.success) throw new CredentialError('did.document-malformed', describeIssue(parsed.error));
  if (parsed.data.id !== did) throw new CredentialError('did.document-malformed', `its id is not ${did.slice(0, 100)}`);
  if (!isJsonObject(json)) throw new CredentialError('did.document-malformed', 'not a JSON object');
  // The schema has just proven the members that DidDocument names.
  return json as DidDocument;
}

function read(text: string | Uint8Array) {
  try {
    return parseJson(text);
  } catch (cause) {
    const detail = cause instanceof CredentialError ? cause.message : undefined;
    throw new CredentialError('did.document-malformed', detail, { cause });
  }
}
