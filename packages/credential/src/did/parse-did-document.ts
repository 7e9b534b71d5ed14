import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import { isJsonObject, type JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { absoluteId } from './absolute-id.ts';
import { type DidDocument, didDocumentSchema } from './did-document.ts';
import { methodsOf } from './methods-of.ts';

/**
 * Reads a DID document, strictly, and holds it to the DID it was fetched for: a document that names another DID is
 * somebody else's, wherever it was found.
 *
 * @see https://www.w3.org/TR/did-1.0/#did-subject
 * @throws CredentialError `did.document-malformed`
 * @example
 * const document = parseDidDocument(body, 'did:web:example.org'); // body: what lay at didWebUrl('did:web:example.org')
 */
export function parseDidDocument(text: string | Uint8Array, did: string): DidDocument {
  return checkDidDocument(read(text), did);
}

/**
 * Holds JSON that `parseJson` has read to the rules of a DID document: the form of its members, its id, and no two keys
 * or services under one name (DID 1.0 sections 5.2 and 5.4), for then two readers may take two keys.
 *
 * @throws CredentialError `did.document-malformed`
 */
export function checkDidDocument(json: JsonValue | undefined, did: string): DidDocument {
  const parsed = didDocumentSchema.safeParse(json);
  if (!parsed.success) throw malformed(describeIssue(parsed.error));
  if (parsed.data.id !== did) throw malformed(`its id is not ${did.slice(0, 100)}`);
  if (!isJsonObject(json)) throw malformed('not a JSON object');
  // The schema has just proven the members that DidDocument names.
  const document = json as DidDocument;
  const services = (document.service ?? []).map(({ id }) => absoluteId(id, did));
  const twice = repeated(methodsOf(document).map(({ id }) => id)) ?? repeated(services);
  if (twice !== undefined) throw malformed(`${twice.slice(0, 100)} is there twice`);
  return document;
}

function repeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function read(text: string | Uint8Array): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw malformed(cause instanceof CredentialError ? cause.message : undefined, cause);
  }
}

function malformed(detail: string | undefined, cause?: unknown): CredentialError {
  return new CredentialError('did.document-malformed', detail, cause === undefined ? {} : { cause });
}
