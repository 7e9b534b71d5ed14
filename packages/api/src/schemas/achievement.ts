import { z } from 'zod';
import { id, instant, languageTag, line, text, webUrl } from './common.ts';

/** What kind of qualification an achievement is; mapped to Open Badges 3.0 `achievementType`. */
export const achievementKind = z.enum(['micro-credential', 'badge', 'certificate', 'diploma', 'degree']);

/** A skill that an achievement certifies, as an Open Badges 3.0 `alignment`. */
const skill = z.strictObject({
  name: line,
  url: webUrl,
  description: text.max(2_000).default(''),
  frameworkName: line.optional(),
  code: z.string().max(100).optional(),
});

export const achievementInput = z.strictObject({
  name: line,
  description: text.min(1).max(5_000),
  /** Markdown. */
  criteria: text.min(1).max(10_000),
  kind: achievementKind.default('micro-credential'),
  imageUrl: webUrl.optional(),
  language: languageTag.default('en'),
  /** ECTS credits. */
  credits: z.number().min(0).max(1_000).optional(),
  /** Hours of work for a typical learner. */
  hours: z.number().min(0).max(10_000).optional(),
  /** Level in words or by framework, such as "EQF 4". */
  level: z.string().trim().max(60).optional(),
  skills: z.array(skill).max(50).default([]),
});

export const achievementState = z.enum(['draft', 'active', 'archived']);

export const achievementChange = achievementInput.partial().extend({ state: achievementState.optional() });

export const achievement = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  organisationSlug: z.string(),
  name: z.string(),
  description: z.string(),
  criteria: z.string(),
  kind: achievementKind,
  imageUrl: z.string().nullable(),
  language: z.string(),
  credits: z.number().nullable(),
  hours: z.number().nullable(),
  level: z.string().nullable(),
  skills: z.array(
    z.object({
      name: z.string(),
      url: z.string(),
      description: z.string(),
      frameworkName: z.string().nullable(),
      code: z.string().nullable(),
    }),
  ),
  state: achievementState,
  issuedCount: z.number().int(),
  createdAt: instant,
});
