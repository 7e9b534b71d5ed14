import { z } from 'zod';
import { id } from './common.ts';

/** A calendar month in UTC. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'use a month such as 2026-11');

/** What is counted: who enrolled in these months, both included; the last twelve where nothing is said. */
export const insightQuery = z.strictObject({
  from: month.optional(),
  to: month.optional(),
  programmeId: id.optional(),
  cohortId: id.optional(),
});

export const outcomesQuery = insightQuery.extend({ by: z.enum(['month', 'programme', 'cohort']).default('month') });

export const dropOffQuery = insightQuery.extend({ programmeId: id });

/**
 * A count of people, in groups of at least five: those who are too few in a month are counted in a later one, those who are too few
 * in a cohort or a programme only in what it belongs to. Null where nobody is counted, or too few to say.
 */
const people = z.number().int().nullable().describe('null: nobody, or too few to say');

/** From the day on which they could begin to completing, in days. */
const days = z.object({ lower: z.number(), median: z.number(), upper: z.number() }).nullable();

const outcomes = z.object({
  enrolled: people,
  /** Took their first step within seven days of when they could. */
  activated: people,
  /** Of how many: whoever is counted with others here may be counted with others there. */
  activatedOf: people,
  completed: people,
  completedOf: people,
  /** Median and quartiles of those who completed. */
  days,
});

const period = { from: month, to: month };

export const insightOverview = z.object({
  ...period,
  now: outcomes.extend({ credentials: people }),
  /** The same number of months right before. */
  before: outcomes.extend({ credentials: people }),
});

export const insightOutcomes = z.object({
  ...period,
  rows: z.array(outcomes.extend({ key: z.string(), label: z.string() })),
  total: outcomes,
});

export const insightDropOff = z.object({
  ...period,
  programmeTitle: z.string(),
  enrolled: people,
  /** Every lesson in order, and how many have done it or one after it. */
  steps: z.array(z.object({ lessonId: id, title: z.string(), kind: z.string(), reached: people })),
});

export const insightPassRates = z.object({
  ...period,
  rows: z.array(
    z.object({
      programmeId: id,
      programmeTitle: z.string(),
      lessonId: id,
      title: z.string(),
      decided: people,
      passed: people,
    }),
  ),
});

export const insightRetention = z.object({
  ...period,
  rows: z.array(z.object({ programmeId: id, programmeTitle: z.string(), completed: people, wentOn: people })),
  total: z.object({ completed: people, wentOn: people }),
});

export const insightCredentials = z.object({
  ...period,
  rows: z.array(z.object({ month, issued: people })),
  total: people,
});

/** What one may narrow by. */
export const insightFilters = z.object({
  programmes: z.array(z.object({ id, title: z.string(), cohorts: z.array(z.object({ id, name: z.string() })) })),
});
