import type { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { checkShape } from '../jsonld/check-shape.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { type Credential, credentialSchema } from './credential.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { parseJson } from './parse-json.ts';

/** How a document is read. */
export interface ParseOptions {
  /** The contexts it may name; by default the pinned ones. The verifier of its proofs must be given the same. */
  readonly contexts?: Contexts | undefined;
}

/**
 * Reads a credential: strict JSON, only pinned contexts, one meaning, and the VC Data Model 2.0. What is returned is the
 * very object that was parsed; everything that is later verified, shown or stored is taken from it.
 *
 * What it cannot know: whether anything in it is true. That is `verifyCredential`.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#conforming-document
 * @throws CredentialError `json.*`, `credential.*`
 */
export function parseCredential(text: string | Uint8Array, options: ParseOptions = {}): Credential {
  return toCredential(parseJson(text), options);
}

/** {@link parseCredential} for JSON that is already parsed, strictly, or made here. */
export function toCredential(json: JsonValue, { contexts }: ParseOptions = {}): Credential {
  if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
  checkKind(json);
  checkShape(json, contexts);
  const parsed = credentialSchema.safeParse(json);
  if (!parsed.success) throw new CredentialError('credential.malformed', describeIssue(parsed.error));
  // The schema has just proven the members that Credential names; the object itself stays untouched.
  return json as Credential;
}

/** Where a schema was not met, as a path and a sentence. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `/${issue.path.map(String).join('/')}: ${issue.message}`;
}

function checkKind(json: JsonObject): void {
  const types = Array.isArray(json.type) ? json.type : [json.type];
  if (!types.includes('VerifiableCredential')) {
    throw new CredentialError('credential.not-a-credential', `type is ${JSON.stringify(json.type) ?? 'missing'}`);
  }
  const context = json['@context'];
  const first: JsonValue | undefined = Array.isArray(context) ? context[0] : context;
  if (first === CREDENTIALS_V2) return;
  if (typeof first === 'string') throw new CredentialError('credential.version-unsupported', `first context ${first}`);
  throw new CredentialError('credential.context-inline', 'the first context is not an address');
}
