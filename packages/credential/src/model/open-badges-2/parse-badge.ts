import type { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { describeIssue } from '../describe-issue.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';
import { parseJson } from '../parse-json.ts';
import {
  assertionSchema,
  badgeClassSchema,
  issuerSchema,
  keySchema,
  revocationListSchema,
  revokedSchema,
} from './badge-documents.ts';

/** An Assertion as it was read: one recipient, one badge, one way to verify it. */
export type BadgeAssertion = z.output<typeof assertionSchema>;
/** What is left of an Assertion that was revoked. */
export type RevokedAssertion = z.output<typeof revokedSchema>;
/** What is awarded. */
export type BadgeClass = z.output<typeof badgeClassSchema>;
/** Who awards it. */
export type BadgeIssuer = z.output<typeof issuerSchema>;
/** A key that an issuer signs with. */
export type BadgeKey = z.output<typeof keySchema>;
/** The signed assertions that an issuer revoked. */
export type BadgeRevocationList = z.output<typeof revocationListSchema>;

/**
 * Reads an Assertion of Open Badges 2.0, or of 1.x in so far as it has the members of 2.0: what is hosted at its address,
 * or the payload of a signature. Strict JSON, and no JSON-LD: whoever redefines its words is not understood.
 *
 * What it cannot know: whether it was found where it must be, or is rightly signed. See `assembleBadge`.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Assertion
 * @throws CredentialError `json.*`, `credential.malformed`
 */
export function parseAssertion(text: string | Uint8Array): BadgeAssertion | RevokedAssertion {
  return toAssertion(parseJson(text));
}

/**
 * {@link parseAssertion} for JSON that is already parsed, strictly.
 *
 * @throws CredentialError `credential.malformed`
 */
export function toAssertion(json: JsonValue): BadgeAssertion | RevokedAssertion {
  if (isJsonObject(json) && json.revoked === true && json.badge === undefined) return read(revokedSchema, json);
  return read(assertionSchema, json);
}

/** True for an Assertion of which only the revocation is left. */
export function isRevokedAssertion(assertion: BadgeAssertion | RevokedAssertion): assertion is RevokedAssertion {
  return assertion.badge === undefined;
}

/** @throws CredentialError `json.*`, `credential.malformed` */
export function parseBadgeClass(text: string | Uint8Array): BadgeClass {
  return read(badgeClassSchema, parseJson(text));
}

/** @throws CredentialError `json.*`, `credential.malformed` */
export function parseBadgeIssuer(text: string | Uint8Array): BadgeIssuer {
  return read(issuerSchema, parseJson(text));
}

/** @throws CredentialError `json.*`, `credential.malformed` */
export function parseBadgeKey(text: string | Uint8Array): BadgeKey {
  return read(keySchema, parseJson(text));
}

/** @throws CredentialError `json.*`, `credential.malformed` */
export function parseBadgeRevocationList(text: string | Uint8Array): BadgeRevocationList {
  return read(revocationListSchema, parseJson(text));
}

function read<T extends z.ZodType>(schema: T, json: JsonValue): z.output<T> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new CredentialError('credential.malformed', describeIssue(parsed.error));
  return parsed.data;
}
