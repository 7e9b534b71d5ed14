import { z } from 'zod';
import { id, instant, line } from './common.ts';

/** Whether a programme is learnt at one's own pace, in cohorts, or either way. */
export const pace = z.enum(['self-paced', 'cohorts', 'both']);

export const paceInput = z.strictObject({ pace });

/** A day in UTC, `YYYY-MM-DD`. */
const day = z.iso.date();

const cohortFields = z.strictObject({
  name: line,
  /** Its lessons open on this day. */
  startsOn: day,
  /** The last day on which something can be handed in. */
  endsOn: day,
  /** The last day on which one can enrol. */
  enrolUntil: day,
  /** How many places there are; null for as many as ask. */
  capacity: z.number().int().min(1).max(100_000).nullable(),
});

export const cohortInput = cohortFields.extend({ capacity: cohortFields.shape.capacity.default(null) });

/** What is not named stays as it is. */
export const cohortChange = cohortFields
  .extend({
    /** Whether nobody may enrol any more, whatever the days say. */
    closed: z.boolean(),
  })
  .partial();

/** Where a cohort is in its time: by the day of the server, in UTC. */
export const cohortPhase = z.enum(['upcoming', 'running', 'ended']);

const cohortCommon = {
  id,
  name: z.string(),
  startsOn: day,
  endsOn: day,
  enrolUntil: day,
  capacity: z.number().int().nullable(),
  phase: cohortPhase,
  /** Null where there is room for everybody. */
  placesLeft: z.number().int().nullable(),
  waiting: z.number().int(),
};

export const cohortForStaff = z.object({
  ...cohortCommon,
  placesTaken: z.number().int(),
  closedAt: instant.nullable(),
  /** Whether one can enrol now, with a place or in the waiting list. */
  enrolling: z.boolean(),
});

export const cohortList = z.object({ pace, items: z.array(cohortForStaff) });

/** A cohort that one can enrol in now. */
export const cohortOffer = z.object(cohortCommon);

/** One's own cohort. */
export const ownCohort = z.object({ id, name: z.string(), startsOn: day, endsOn: day, phase: cohortPhase });

export const joinInput = z.strictObject({
  /** Whether one would rather wait than be refused where no place is left. */
  waitingList: z.boolean().default(false),
});

/** Where a learner goes: a cohort, or nowhere, which is their own pace. */
export const moveInput = z.strictObject({
  cohortId: id.nullable(),
  /** At the end of the waiting list, and not into a place. */
  waitingList: z.boolean().default(false),
});
