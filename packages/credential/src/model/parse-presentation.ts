import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { checkShape } from '../jsonld/check-shape.ts';
import { describeIssue } from './describe-issue.ts';
import { type Envelope, envelopeOf } from './envelope.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { checkVersion, type ParseOptions, toCredential } from './parse-credential.ts';
import { parseJson } from './parse-json.ts';
import type { Presentation, PresentedCredential } from './presentation.ts';
import { oneOrMany, typed, types, url } from './schema-parts.ts';
import { typesOf } from './types-of.ts';
import type { CredentialVersion } from './version.ts';

/** What one signature can be made to cover. More is not a presentation but an archive. */
const MAX_CREDENTIALS = 64;

const shared = {
  '@context': z.array(z.unknown()).min(1).max(16),
  id: url.optional(),
  type: types,
  holder: z.union([url, z.looseObject({ id: url })]).optional(),
  termsOfUse: oneOrMany(typed, 64).optional(),
  proof: oneOrMany(typed, 16).optional(),
};
const object = z.looseObject({});

const presentationSchemas: Readonly<Record<CredentialVersion, z.ZodType>> = {
  '2.0': z.looseObject({ ...shared, verifiableCredential: oneOrMany(object, MAX_CREDENTIALS).optional() }),
  // 1.1 section 4.10 also allows a JWT, as a text.
  '1.1': z.looseObject({
    ...shared,
    verifiableCredential: oneOrMany(z.union([object, z.string().min(1)]), MAX_CREDENTIALS).optional(),
  }),
};

/**
 * Reads a presentation, and each credential in it, as strictly as `parseCredential` reads a credential.
 *
 * What it cannot know: whether the holder signed it, for whom and for which question (domain and challenge), and whether
 * any credential in it is genuine.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
 * @throws CredentialError `json.*`, `credential.*`
 */
export function parsePresentation(text: string | Uint8Array, options: ParseOptions = {}): Presentation {
  return toPresentation(parseJson(text), options);
}

/**
 * {@link parsePresentation} for JSON that is already parsed, strictly, or made here.
 *
 * @throws CredentialError `credential.*`
 */
export function toPresentation(json: JsonValue, options: ParseOptions = {}): Presentation {
  if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
  if (!isPresentation(json)) {
    throw new CredentialError('credential.not-a-credential', `type is ${JSON.stringify(json.type) ?? 'missing'}`);
  }
  if (typesOf(json).includes('VerifiableCredential')) {
    throw new CredentialError('credential.ambiguous', '/type is a credential and a presentation');
  }
  const version = checkVersion(json, options.versions);
  checkShape(json, options.contexts);
  const parsed = presentationSchemas[version].safeParse(json);
  if (!parsed.success) throw new CredentialError('credential.malformed', describeIssue(parsed.error));
  // The schema has just proven the members that Presentation names; the object itself stays untouched.
  const presentation = json as Presentation;
  const credentials = credentialsOf(presentation, options);
  if (version === '2.0' && presentation.holder === undefined && credentials.some(isSelfAsserted)) {
    throw new CredentialError(
      'credential.malformed',
      '/holder: missing, beside a credential that only the holder asserts',
    );
  }
  return presentation;
}

/** A credential without a signature of its own is what the holder says (VC Data Model 2.0 section 4.13.3). */
function isSelfAsserted(presented: PresentedCredential): boolean {
  return presented.kind === 'json' && presented.credential.proof === undefined;
}

/** True for a document that says it is a presentation (not one in an envelope: see `envelopeOf`). */
export function isPresentation(json: JsonObject): boolean {
  return typesOf(json).includes('VerifiablePresentation');
}

/**
 * The credentials of a presentation, in their order: each to be verified alone.
 *
 * @throws CredentialError `credential.*` when one of them is no credential
 */
export function credentialsOf(presentation: Presentation, options: ParseOptions = {}): PresentedCredential[] {
  const { verifiableCredential = [] } = presentation;
  return [verifiableCredential].flat().map((entry): PresentedCredential => {
    if (typeof entry === 'string') return { kind: 'envelope', envelope: jwt(entry) };
    const envelope = envelopeOf(entry);
    if (envelope === undefined) return { kind: 'json', credential: toCredential(entry, options) };
    if (envelope.holds !== 'credential') throw new CredentialError('credential.malformed', '/verifiableCredential');
    return { kind: 'envelope', envelope };
  });
}

/** A JWT of 1.1 has no media type of its own: whoever opens it goes by its header. */
function jwt(content: string): Envelope {
  return { holds: 'credential', mediaType: 'application/jwt', encoding: 'text', content };
}
