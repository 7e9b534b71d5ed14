import { z } from 'zod';
import { dateTimeSchema } from './date-time.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

const MAX_PROOFS = 16;
const MAX_STATUS_ENTRIES = 8;

const uri = z.string().min(1).max(2_048);
const types = z.union([z.string(), z.array(z.string()).min(1).max(32)]);
const oneOrMany = <T extends z.ZodType>(entry: T, max: number) => z.union([entry, z.array(entry).min(1).max(max)]);
const typed = z.looseObject({ id: uri.optional(), type: types });
const object = z.looseObject({ id: uri.optional() });
// VC Data Model 2.0 section 11.1: a text, or a text that names its language, or several of these.
const text = z.union([z.string(), oneOrMany(z.looseObject({ '@value': z.string() }), 64)]);

/** VC Data Model 2.0 section 4, without what the shape rules of `jsonld/` have already settled. */
export const credentialSchema = z.looseObject({
  '@context': z.array(z.string()).min(1).max(16),
  id: uri.optional(),
  type: z.array(z.string()).min(1).max(32),
  name: text.optional(),
  description: text.optional(),
  issuer: z.union([uri, z.looseObject({ id: uri })]),
  validFrom: dateTimeSchema.optional(),
  validUntil: dateTimeSchema.optional(),
  credentialSubject: oneOrMany(object, 64),
  credentialStatus: oneOrMany(typed, MAX_STATUS_ENTRIES).optional(),
  credentialSchema: oneOrMany(typed.extend({ id: uri }), 16).optional(),
  proof: oneOrMany(typed, MAX_PROOFS).optional(),
});

/**
 * A credential of the VC Data Model 2.0, secured or not: exactly the object that was parsed, with the members that every
 * credential has named. Nothing was added, renamed or left out.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts
 */
export interface Credential extends JsonObject {
  readonly '@context': readonly string[];
  readonly id?: string;
  readonly type: readonly string[];
  readonly name?: JsonValue;
  readonly description?: JsonValue;
  readonly issuer: string | (JsonObject & { readonly id: string });
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly credentialSubject: JsonObject | readonly JsonObject[];
  readonly credentialStatus?: JsonObject | readonly JsonObject[];
  readonly proof?: JsonObject | readonly JsonObject[];
}

/** A credential before it is signed. */
export interface UnsignedCredential extends Credential {
  readonly proof?: never;
}

/** A credential with the one proof that `signCredential` added. Its text is `JSON.stringify` of it. */
export interface SecuredCredential extends Credential {
  readonly proof: DataIntegrityProof;
}

/** @see https://www.w3.org/TR/vc-data-integrity/#proofs */
export interface DataIntegrityProof extends JsonObject {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: string;
  readonly created?: string;
  readonly expires?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  readonly proofValue: string;
}
