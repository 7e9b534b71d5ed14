import { z } from 'zod';
import { permissions, roles } from '../permissions.ts';
import { emailAddress, id, instant, line, slug, text, webUrl } from './common.ts';

/** A password: long rather than complicated, 15 characters at least (NIST SP 800-63B-4, section 3.1.1.2). */
export const password = z.string().min(15, 'use at least 15 characters; a sentence is fine').max(256);

export const role = z.enum(roles);
const permission = z.enum(permissions);

export const signUpInput = z.strictObject({ name: line, email: emailAddress, password });
export const signInInput = z.strictObject({ email: emailAddress, password: z.string().max(256) });

const emailEntry = z.object({ id, email: z.string(), verified: z.boolean(), primary: z.boolean() });

export const membership = z.object({
  organisationId: id,
  organisationName: z.string(),
  organisationSlug: z.string(),
  role,
  permissions: z.array(permission),
});

export const person = z.object({
  id,
  name: z.string(),
  emails: z.array(emailEntry),
  memberships: z.array(membership),
  passkeys: z.number().int(),
  createdAt: instant,
});

export const passkey = z.object({ id: z.string(), name: z.string(), createdAt: instant.nullable() });

/** Options and answers of the Web Authentication API, passed through as the browser has them. */
export const webAuthn = z.record(z.string(), z.unknown());

const organisationFields = z.strictObject({
  name: line,
  description: text.max(2_000),
  website: webUrl.optional(),
  logoUrl: webUrl.optional(),
});

export const organisationInput = organisationFields.extend({ slug, description: text.max(2_000).default('') });

export const organisation = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  website: z.string().nullable(),
  logoUrl: z.string().nullable(),
  did: z.string(),
  createdAt: instant,
});

/** What is not named stays as it is; null takes a value away. */
export const organisationChange = organisationFields.partial().extend({
  website: organisationFields.shape.website.nullable(),
  logoUrl: organisationFields.shape.logoUrl.nullable(),
});

export const member = z.object({ personId: id, name: z.string(), email: z.string(), role, joinedAt: instant });

export const invitationInput = z.strictObject({ email: emailAddress, role });
export const invitation = z.object({
  id,
  email: z.string(),
  role,
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  expiresAt: instant,
  createdAt: instant,
});

export const apiKeyInput = z.strictObject({
  name: line,
  scopes: z.array(permission).min(1).max(permissions.length),
  expiresAt: instant.optional(),
});
export const apiKey = z.object({
  id,
  name: z.string(),
  scopes: z.array(permission),
  hint: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});

export const auditLine = z.object({
  id: z.string(),
  at: instant,
  actor: z.object({
    kind: z.enum(['person', 'api-key', 'system', 'anonymous']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
