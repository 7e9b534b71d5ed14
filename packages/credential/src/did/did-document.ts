import { z } from 'zod';
import { dateTimeSchema } from '../model/date-time.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';

const id = z.string().min(1).max(2_048);
const oneOrMany = <T extends z.ZodType>(entry: T, max: number) => z.union([entry, z.array(entry).min(1).max(max)]);

/** Any kind of key may stand in a DID document; `publicKeyOfMethod` reads those that we know. */
const verificationMethodSchema = z.looseObject({
  id,
  type: z.string(),
  // Required by the standard. A key without it is refused when it is asked for, and does not hide the others until then.
  controller: id.optional(),
  publicKeyMultibase: z.string().optional(),
  publicKeyJwk: z.looseObject({}).optional(),
  publicKeyBase58: z.string().optional(),
  revoked: dateTimeSchema.optional(),
  expires: dateTimeSchema.optional(),
  logSize: z.int().min(0).optional(),
});

/** An issuer that changes its key every week keeps below this for twenty years. */
const MAX_METHODS = 1_200;

const relationship = z
  .array(z.union([id, verificationMethodSchema]))
  .max(MAX_METHODS)
  .optional();

const endpoint = z.union([id, z.looseObject({})]);

const serviceSchema = z.looseObject({
  id,
  type: oneOrMany(z.string().min(1), 32),
  serviceEndpoint: oneOrMany(endpoint, 32),
});

/** The members that DID 1.0 section 5 defines, as far as their form goes. */
export const didDocumentSchema = z.looseObject({
  '@context': z.union([z.string(), z.array(z.union([z.string(), z.looseObject({})])).max(32)]).optional(),
  id,
  alsoKnownAs: z.array(id).max(200).optional(),
  controller: oneOrMany(id, 32).optional(),
  verificationMethod: z.array(verificationMethodSchema).max(MAX_METHODS).optional(),
  authentication: relationship,
  assertionMethod: relationship,
  capabilityInvocation: relationship,
  capabilityDelegation: relationship,
  keyAgreement: relationship,
  service: z.array(serviceSchema).max(200).optional(),
});

/** A key as a DID document lists it. `revoked` and `expires`: Controlled Identifiers 1.0 section 2.2. */
export interface VerificationMethod extends JsonObject {
  readonly id: string;
  readonly type: string;
  readonly controller?: string;
  readonly publicKeyMultibase?: string;
  readonly publicKeyJwk?: JsonObject;
  readonly publicKeyBase58?: string;
  readonly revoked?: string;
  readonly expires?: string;
  /** How many entries the issuer's transparency log held at `expires` or `revoked`. */
  readonly logSize?: number;
}

/** A way to reach the subject. @see https://www.w3.org/TR/did-1.0/#services */
export interface DidService extends JsonObject {
  readonly id: string;
  readonly type: string | readonly string[];
  readonly serviceEndpoint: string | JsonObject | readonly (string | JsonObject)[];
}

/** The keys of one relationship: by reference, or the keys themselves. */
type MethodList = readonly (string | VerificationMethod)[];

/** @see https://www.w3.org/TR/did-1.0/#core-properties */
export interface DidDocument extends JsonObject {
  readonly '@context'?: JsonValue;
  readonly id: string;
  readonly alsoKnownAs?: readonly string[];
  readonly controller?: string | readonly string[];
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly authentication?: MethodList;
  readonly assertionMethod?: MethodList;
  readonly capabilityInvocation?: MethodList;
  readonly capabilityDelegation?: MethodList;
  readonly keyAgreement?: MethodList;
  readonly service?: readonly DidService[];
}
