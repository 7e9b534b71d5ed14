import { z } from 'zod';
import { dateTimeV1Schema, isDate, toDateTime } from '../date-time.ts';
import { isUrl } from '../is-url.ts';

const MAX_SECONDS = 253_402_300_799;

/** One type must be among those of a document. Open Badges 1.x wrote none, so it may be missing, but not be another. */
const typeOf = (...names: string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .refine((type) => [type].flat().some((one) => names.includes(one)), `type is not ${names[0]}`)
    .optional();
const many = <T extends z.ZodType>(entry: T) =>
  z.union([entry.transform((one) => [one]), z.array(entry).max(500)]).default([]);
const text = z.string().max(100_000);
const iri = z.string().refine(isUrl, 'not an address');
/** A document by its address, or the document itself. */
const linked = <T extends z.ZodType>(document: T) => z.union([iri, document]);

/** An instant as Open Badges wrote it: with a time zone (2.0), without one, only a day, or in seconds (1.x). */
const instant = z.union([
  dateTimeV1Schema,
  z
    .string()
    .refine(isDate, 'not a date')
    .transform((day) => `${day}T00:00:00Z`),
  z
    .number()
    .int()
    .nonnegative()
    .max(MAX_SECONDS)
    .transform((seconds) => toDateTime(new Date(seconds * 1_000))),
]);

const image = z.union([z.string(), z.looseObject({ id: z.string(), caption: text.optional() })]);

const alignment = z.looseObject({
  targetName: text.optional(),
  targetUrl: z.string().optional(),
  targetDescription: text.optional(),
  targetFramework: text.optional(),
  targetCode: text.optional(),
  // 1.x
  name: text.optional(),
  url: z.string().optional(),
  description: text.optional(),
});

/** How the assertions of an issuer, or this one, are verified. */
const profileVerification = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  startsWith: many(z.string().min(1)),
  allowedOrigins: many(z.string().min(1)),
});

/** @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#CryptographicKey */
export const keySchema = z.looseObject({
  type: typeOf('CryptographicKey', 'Key'),
  id: iri,
  owner: iri,
  publicKeyPem: z.string().max(10_000),
});

/** @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Profile */
export const issuerSchema = z.looseObject({
  type: typeOf('Issuer', 'Profile'),
  id: iri,
  name: text,
  url: z.string(),
  description: text.optional(),
  email: text.optional(),
  telephone: text.optional(),
  image: image.optional(),
  publicKey: many(linked(keySchema)),
  verification: profileVerification.optional(),
  revocationList: iri.optional(),
});

/** @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#BadgeClass */
export const badgeClassSchema = z.looseObject({
  type: typeOf('BadgeClass'),
  id: iri,
  name: text,
  description: text,
  image: image.optional(),
  criteria: z.union([z.string(), z.looseObject({ id: z.string().optional(), narrative: text.optional() })]).optional(),
  issuer: linked(issuerSchema),
  alignment: many(alignment),
  tags: many(text),
});

const recipient = z.looseObject({
  type: z.string(),
  identity: text,
  hashed: z.boolean().default(false),
  salt: z.string().max(1_000).optional(),
});

const HOSTED = ['HostedBadge', 'hosted'];
const SIGNED = ['SignedBadge', 'signed'];
const verification = z
  .looseObject({
    type: z.union([z.string(), z.array(z.string())]),
    url: z.string().optional(),
    creator: iri.optional(),
  })
  .transform(({ type, url, creator }, context) => {
    const types = [type].flat();
    const [isHosted, isSigned] = [HOSTED, SIGNED].map((names) => names.some((name) => types.includes(name)));
    if (isHosted === isSigned) context.addIssue({ code: 'custom', message: 'neither hosted nor signed, or both' });
    return { method: isSigned ? ('signed' as const) : ('hosted' as const), url, creator };
  });

const evidence = z.union([
  z.string().transform((id) => ({ id })),
  z.looseObject({ id: z.string().optional(), name: text.optional(), narrative: text.optional() }),
]);

/** @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Assertion */
export const assertionSchema = z
  .looseObject({
    type: typeOf('Assertion'),
    id: iri.optional(),
    uid: text.optional(),
    recipient,
    badge: linked(badgeClassSchema),
    // The older name is an alias in the context of 2.0.
    verification: verification.optional(),
    verify: verification.optional(),
    issuedOn: instant,
    expires: instant.optional(),
    image: image.optional(),
    evidence: many(evidence),
    narrative: text.optional(),
    revoked: z.boolean().default(false),
    revocationReason: text.optional(),
  })
  .transform(({ verification, verify, ...assertion }, context) => {
    const method = verification ?? verify;
    if (method !== undefined && (verification === undefined || verify === undefined)) {
      return { ...assertion, verification: method };
    }
    context.addIssue({ code: 'custom', path: ['verification'], message: 'missing, or there twice' });
    return z.NEVER;
  });

/** All that many issuers leave of an assertion when they revoke it. */
export const revokedSchema = z.looseObject({
  id: iri.optional(),
  uid: text.optional(),
  revoked: z.literal(true),
  revocationReason: text.optional(),
});

/** @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList */
export const revocationListSchema = z.looseObject({
  type: typeOf('RevocationList'),
  id: iri.optional(),
  issuer: iri.optional(),
  revokedAssertions: z
    .array(
      z.union([
        z.string().transform((id) => ({ id })),
        z.looseObject({ id: z.string().optional(), uid: text.optional(), revocationReason: text.optional() }),
      ]),
    )
    .max(50_000),
});
