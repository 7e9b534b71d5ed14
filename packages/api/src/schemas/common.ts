import { z } from 'zod';

/** A random identifier (UUID version 4, 122 random bits). */
export const id = z.uuid();

/** An instant in UTC, RFC 3339, as text. */
export const instant = z.iso.datetime();

/** One line of text for people to read. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'control characters are not accepted');

/** Longer text; Markdown where the field says so. */
export const text = z
  .string()
  .max(50_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing NUL is the purpose
  .regex(/^[^\u0000]*$/u, 'the NUL character is not accepted');

/** An absolute https address; http only on this machine's own name. */
export const webUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(url), 'use an https:// address');

/** An e-mail address; compared without regard to case. */
export const emailAddress = z.email().max(254);

/** The short name in addresses: lower-case letters, digits and single hyphens. */
export const slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens');

/** A BCP 47 language tag. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'use a language tag such as en or pt-BR');

/** The query of every list: at most 100 entries a page, the next page by cursor. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Path parameters of what lives in an organisation. */
export const organisationParams = z.object({ organisationId: id });

/** Problem details (RFC 9457) with our stable code and, for bad input, a line a fault. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

/** Problem details as they arrive. */
export type ProblemDetails = z.infer<typeof problemDetails>;
