import { z } from 'zod';
import { id, instant, line, pageQuery, text } from './common.ts';

/** By what a learner is said to be at risk. */
export const riskRule = z.enum(['stuck', 'not-begun', 'failed-twice', 'behind']);

/** Whom one looks at or writes to. `at-risk` is whoever any rule names. */
export const segment = z.enum(['everybody', 'at-risk', ...riskRule.options, 'waiting', 'finished']);

export const standingsQuery = pageQuery.extend({
  segment: segment.default('at-risk'),
  cohortId: id.optional(),
});

const risk = z.object({
  rule: riskRule,
  /** Days without a step forward, or since one could have begun. */
  days: z.number().int().nullable(),
  /** The exam that was failed. */
  examTitle: z.string().nullable(),
  /** How much of the lessons is done, and of the cohort’s time over. */
  donePercent: z.number().nullable(),
  elapsedPercent: z.number().nullable(),
});

const standing = z.object({
  enrolmentId: id,
  personId: id,
  name: z.string(),
  email: z.string(),
  state: z.enum(['waiting', 'active', 'completed']),
  cohort: z.object({ id, name: z.string() }).nullable(),
  /** Whether the whole of it was recognised as prior learning: the lessons done say nothing of it then. */
  recognised: z.boolean(),
  lessonsDone: z.number().int(),
  lessonsTotal: z.number().int(),
  lastActiveAt: instant,
  /** The lesson at which they are. */
  currentLesson: z.string().nullable(),
  risks: z.array(risk),
});

export const standings = z.object({
  items: z.array(standing),
  nextCursor: z.string().nullable(),
  /** The limits of the rules, as they count now. */
  limits: z.object({
    stuckDays: z.number().int(),
    notBegunDays: z.number().int(),
    failures: z.number().int(),
    behindPercent: z.number().int(),
  }),
  /** How many each segment has. */
  segments: z.array(z.object({ segment, count: z.number().int() })),
});

export const messageInput = z.strictObject({
  segment,
  cohortId: id.nullable().default(null),
  subject: line,
  /** Plain text; an empty line begins a paragraph. */
  text: text.trim().min(1).max(5_000),
});

/** To how many people it goes. */
export const messageSent = z.object({ recipients: z.number().int() });

/** When one’s private calendar address was made; null where there is none. */
export const calendarFeed = z.object({ madeAt: instant.nullable() });

/** The address, on the one occasion on which it is shown. */
export const newCalendarFeed = z.object({ url: z.string(), madeAt: instant });
