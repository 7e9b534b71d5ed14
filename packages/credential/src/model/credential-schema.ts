import { z } from 'zod';
import { dateTimeSchema, dateTimeV1Schema } from './date-time.ts';
import { claims, oneOrMany, text, typed, typedWithId, types, url } from './schema-parts.ts';
import type { CredentialVersion } from './version.ts';

const MAX_PROOFS = 16;
const MAX_STATUS_ENTRIES = 8;
const MAX_ENTRIES = 64;

const digest = oneOrMany(z.string().min(1).max(1_000), 8);

const relatedResource = z
  .looseObject({
    id: url,
    digestSRI: digest.optional(),
    digestMultibase: digest.optional(),
    mediaType: z.string().optional(),
  })
  .refine((one) => (one.digestSRI ?? one.digestMultibase) !== undefined, 'neither digestSRI nor digestMultibase');

/** Section 5.3: the id of a related resource is unique among them. */
const relatedResources = oneOrMany(relatedResource, MAX_ENTRIES).refine((resources) => {
  const ids = [resources].flat().map(({ id }) => id);
  return new Set(ids).size === ids.length;
}, 'one resource is named twice');

const shared = {
  '@context': z.array(z.unknown()).min(1).max(16),
  id: url.optional(),
  type: types,
  name: text.optional(),
  description: text.optional(),
  issuer: z.union([url, z.looseObject({ id: url, name: text.optional(), description: text.optional() })]),
  credentialSubject: oneOrMany(claims, MAX_ENTRIES),
  credentialSchema: oneOrMany(typedWithId, 16).optional(),
  termsOfUse: oneOrMany(typed, MAX_ENTRIES).optional(),
  evidence: oneOrMany(typed, MAX_ENTRIES).optional(),
  proof: oneOrMany(typed, MAX_PROOFS).optional(),
};

/**
 * VC Data Model 2.0 sections 4 and 5, without what the shape rules of `jsonld/` have already settled. That `validFrom` is
 * not after `validUntil` is for whoever issues (`checkCredential`) and for the verifier's check of validity to say.
 */
const version2 = z.looseObject({
  ...shared,
  validFrom: dateTimeSchema.optional(),
  validUntil: dateTimeSchema.optional(),
  credentialStatus: oneOrMany(typed, MAX_STATUS_ENTRIES).optional(),
  refreshService: oneOrMany(typed, MAX_ENTRIES).optional(),
  relatedResource: relatedResources.optional(),
  renderMethod: oneOrMany(typed, MAX_ENTRIES).optional(),
  confidenceMethod: oneOrMany(typed, MAX_ENTRIES).optional(),
});

/** VC Data Model 1.1 sections 4 and 5. `validFrom` and `validUntil` are reserved there, and defined in its context. */
const version1 = z.looseObject({
  ...shared,
  issuanceDate: dateTimeV1Schema,
  expirationDate: dateTimeV1Schema.optional(),
  validFrom: dateTimeV1Schema.optional(),
  validUntil: dateTimeV1Schema.optional(),
  credentialStatus: oneOrMany(typedWithId, MAX_STATUS_ENTRIES).optional(),
  refreshService: oneOrMany(typedWithId, MAX_ENTRIES).optional(),
});

/** What each version of the data model asks of a credential. */
export const credentialSchemas: Readonly<Record<CredentialVersion, z.ZodType>> = { '2.0': version2, '1.1': version1 };
