import { CredentialError } from '../errors.ts';
import { checkShape } from '../jsonld/check-shape.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import { checkRelatedResources } from './check-related-resources.ts';
import type { Credential } from './credential.ts';
import { credentialSchemas } from './credential-schema.ts';
import { describeIssue } from './describe-issue.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import { typesOf } from './types-of.ts';
import { type CredentialVersion, credentialVersions, firstContext, versionOf } from './version.ts';

/** How a document is read. */
export interface ParseOptions {
  /** The contexts it may name; by default the pinned ones. The verifier of its proofs must be given the same. */
  readonly contexts?: Contexts | undefined;
  /** The versions of the VC Data Model that are accepted; by default all. */
  readonly versions?: readonly CredentialVersion[] | undefined;
}

/**
 * Reads a credential: strict JSON, only known contexts, one meaning, and the VC Data Model, 2.0 or 1.1. What is returned
 * is the very object that was parsed; everything that is later verified, shown or stored is taken from it.
 *
 * What it cannot know: whether anything in it is true. That is `verifyCredential`.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#conforming-document
 * @throws CredentialError `json.*`, `credential.*`
 */
export function parseCredential(text: string | Uint8Array, options: ParseOptions = {}): Credential {
  return toCredential(parseJson(text), options);
}

/**
 * {@link parseCredential} for JSON that is already parsed, strictly, or made here.
 *
 * @throws CredentialError `credential.*`
 */
export function toCredential(json: JsonValue, options: ParseOptions = {}): Credential {
  if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
  if (!typesOf(json).includes('VerifiableCredential')) {
    throw new CredentialError('credential.not-a-credential', `type is ${JSON.stringify(json.type) ?? 'missing'}`);
  }
  // What is signed as a presentation must not be taken for a credential of its holder's making, nor the reverse.
  if (typesOf(json).includes('VerifiablePresentation')) {
    throw new CredentialError('credential.ambiguous', '/type is a credential and a presentation');
  }
  const version = checkVersion(json, options.versions);
  checkShape(json, options.contexts);
  const parsed = credentialSchemas[version].safeParse(json);
  if (!parsed.success) throw new CredentialError('credential.malformed', describeIssue(parsed.error));
  // The schema has just proven the members that Credential names; the object itself stays untouched.
  const credential = json as Credential;
  if (version === '2.0') checkRelatedResources(credential);
  return credential;
}

/**
 * The version of a document, when it is an accepted one.
 *
 * @throws CredentialError `credential.version-unsupported`, `credential.context-inline`
 */
export function checkVersion(
  json: JsonObject,
  versions: readonly CredentialVersion[] = credentialVersions,
): CredentialVersion {
  const version = versionOf(json);
  if (version !== undefined && versions.includes(version)) return version;
  const first = firstContext(json);
  if (typeof first === 'string') throw new CredentialError('credential.version-unsupported', `first context ${first}`);
  throw new CredentialError('credential.context-inline', 'the first context is not an address');
}
