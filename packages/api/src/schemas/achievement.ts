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

const achievementFields = z.strictObject({
  name: line,
  description: text.min(1).max(5_000),
  /** Markdown. */
  criteria: text.min(1).max(10_000),
  kind: achievementKind,
  imageUrl: webUrl.optional(),
  language: languageTag,
  /** How many credits it is worth. Where nothing is said, none are claimed. */
  credits: z.number().min(0).max(1_000).optional(),
  /** In which system they count, such as "ECTS"; only together with credits. */
  creditSystem: z.string().trim().max(40).optional(),
  /** Hours of work for a typical learner. */
  hours: z.number().min(0).max(10_000).optional(),
  /** Level in words or by framework, such as "EQF 4". */
  level: z.string().trim().max(60).optional(),
  skills: z.array(skill).max(50),
});

export const achievementInput = achievementFields.extend({
  kind: achievementKind.default('micro-credential'),
  language: languageTag.default('en'),
  skills: z.array(skill).max(50).default([]),
});

export const achievementState = z.enum(['draft', 'active', 'archived']);

const { imageUrl, credits, creditSystem, hours, level } = achievementFields.shape;

/** What is not named stays as it is; null takes a value away. */
export const achievementChange = achievementFields.partial().extend({
  imageUrl: imageUrl.nullable(),
  credits: credits.nullable(),
  creditSystem: creditSystem.nullable(),
  hours: hours.nullable(),
  level: level.nullable(),
  state: achievementState.optional(),
});

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
  creditSystem: z.string().nullable(),
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
