import { z } from 'zod';
import { id, instant, line, text } from './common.ts';

/**
 * Where a provider's page for one session is; `{attemptRef}` is filled in, and `{returnUrl}` where it stands there. With http it is on
 * this machine, by a name that browsers trust (https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy); an install that is
 * reached from elsewhere refuses that too.
 */
const linkTemplate = z
  .string()
  .trim()
  .max(1_000)
  .regex(
    /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?[/?][\x21-\x7e]*$/i,
    'use an https:// address; {attemptRef} and {returnUrl} stand after its host',
  )
  .refine((value) => value.split('{attemptRef}').length === 2, 'write {attemptRef} into it, once')
  .refine(
    (value) => !/[{}]/.test(value.replace('{attemptRef}', '').replace('{returnUrl}', '')),
    'only {attemptRef} and {returnUrl} are filled in, each once',
  )
  .refine((value) => URL.canParse(value), 'use an https:// address');

/** A proctoring provider: its name stands in credentials. */
export const providerInput = z.strictObject({ name: line, linkTemplate });

/** A secret as it is shown later: never again with its value. */
const secretOfProvider = z.object({ id, createdAt: instant, endsAt: instant.nullable() });

export const proctoring = z.object({
  provider: z.object({ name: z.string(), linkTemplate: z.string() }).nullable(),
  /** Those that events may be signed with now; one that was exchanged ends within a day. */
  secrets: z.array(secretOfProvider),
  /** Where the provider sends its events. */
  eventsUrl: z.string(),
});

/** A secret on the one occasion that it is shown: `whsec_` and 32 random bytes in Base64. */
export const newSecret = secretOfProvider.extend({ secret: z.string() });

/** What one learner's page hands over to the provider: it names nobody. */
const attemptRef = z.string().min(1).max(100);

/** What a provider tells, as the payload of Standard Webhooks. Other members, such as `timestamp`, are not looked at. */
export const proctoringEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.started'), data: z.object({ attemptRef, at: instant }) }),
  z.object({ type: z.literal('session.ended'), data: z.object({ attemptRef, at: instant }) }),
  z.object({
    type: z.literal('session.flagged'),
    /** What was seen, in words for the staff. */
    data: z.object({ attemptRef, at: instant, reason: text.trim().min(1).max(1_000) }),
  }),
]);

/** Before an attempt: the session that the provider has to start. */
export const sessionOfLearner = z.object({
  providerName: z.string(),
  state: z.enum(['waiting', 'started']),
  /** The provider's page for this session; null once it was started. */
  link: z.string().nullable(),
});

/**
 * How a proctored attempt stands: `running` until the provider says that its session ended; `flagged` and `left-early` until
 * staff decide; what counts is `clear` or `counts`.
 */
export const proctoredState = z.enum(['running', 'flagged', 'left-early', 'clear', 'counts', 'set-aside']);

/** The same for its learner, with what the staff noted when they decided. */
export const proctoredAttempt = z.object({
  providerName: z.string(),
  state: proctoredState,
  note: z.string().nullable(),
});

const flag = z.object({ at: instant, reason: z.string() });

/** A session as the staff see it. */
export const proctoredSession = z.object({
  id,
  learnerName: z.string(),
  providerName: z.string(),
  attemptNumber: z.number().int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  scorePercent: z.number().nullable(),
  state: proctoredState,
  /** The last fifty of them. */
  flags: z.array(flag),
  flagCount: z.number().int(),
  /** Whether the programme is completed, so that what was earned stays until it is revoked. */
  completed: z.boolean(),
  decision: z
    .object({ decision: z.enum(['counts', 'set-aside']), note: z.string(), by: z.string(), at: instant })
    .nullable(),
});

/** How many proctored attempts at one exam wait. */
export const waitingProctored = z.object({
  programmeId: id,
  programmeTitle: z.string(),
  /** The exam in the newest version that has it. */
  lessonId: id,
  examTitle: z.string(),
  count: z.number().int(),
});

export const sessionDecisionInput = z.strictObject({
  decision: z.enum(['counts', 'set-aside']),
  /** How many flags it is decided by: a decision does not stand for what nobody has looked at. */
  flagCount: z.number().int().min(0),
  /** Why, in words; the learner reads it. */
  note: text.trim().min(1, 'say why').max(1_000),
});
