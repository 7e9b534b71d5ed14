import { z } from 'zod';
import { dateTimeSchema } from '../model/date-time.ts';
import type { JsonObject } from '../model/json-value.ts';

const id = z.string().min(1).max(2_048);

/** Any kind of key may stand in a DID document; `publicKeyOfMethod` reads those that we know. */
const verificationMethodSchema = z.looseObject({
  id,
  type: z.string(),
  controller: z.string().optional(),
  publicKeyMultibase: z.string().optional(),
  publicKeyJwk: z.looseObject({}).optional(),
  publicKeyBase58: z.string().optional(),
  revoked: dateTimeSchema.optional(),
  expires: dateTimeSchema.optional(),
});

/** The members of a DID document that a verifier needs (DID 1.0 section 5). */
export const didDocumentSchema = z.looseObject({
  id,
  verificationMethod: z.array(verificationMethodSchema).max(200).optional(),
  assertionMethod: z
    .array(z.union([z.string(), verificationMethodSchema]))
    .max(200)
    .optional(),
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
}

/** @see https://www.w3.org/TR/did-1.0/#core-properties */
export interface DidDocument extends JsonObject {
  readonly id: string;
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly assertionMethod?: readonly (string | VerificationMethod)[];
}
