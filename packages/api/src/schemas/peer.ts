import { z } from 'zod';
import { id, instant } from './common.ts';
import { marks, reviewInput } from './review.ts';
import { rubric } from './rubric.ts';

const levels = z.record(id, z.number().int().min(1).max(5));

/** What somebody who reviews sees of a piece of work, and no more: nothing of it says whose it is. */
export const workToMark = z.object({
  /** Sanitised HTML. */
  html: z.string(),
  pieces: z.array(z.object({ id, title: z.string(), html: z.string() })),
  links: z.array(z.object({ url: z.string(), title: z.string() })),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  /** How many files are kept back because they may say in themselves who made them. */
  filesKeptBack: z.number().int(),
  rubric,
});

/** One's own marking of it. */
export const ownMarking = z.object({
  state: z.enum(['open', 'handed-in']),
  marks,
  summary: z.string(),
  revision: z.number().int(),
});

/** A learner's reviews of others, in one project or portfolio. */
export const peerReviews = z.object({
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  reviewsEach: z.number().int(),
  counts: z.enum(['median', 'mean']),
  reviewFirst: z.boolean(),
  /** Where one's own work is: waiting for others to hand in, with fellow learners, or with the organisation's reviewers. */
  place: z.enum(['not-handed-in', 'waiting', 'in-ring', 'with-staff', 'decided']),
  /** The sample to mark first; null where there is none. */
  sample: z
    .object({
      html: z.string(),
      rubric,
      /** Null until it is marked; then how far from staff, from 0 to 1, what one's marks count, and staff's levels. */
      marked: z
        .object({ distance: z.number(), weight: z.number(), isFar: z.boolean(), own: levels, staff: levels })
        .nullable(),
    })
    .nullable(),
  /** Those to give and those given, the first due first. */
  items: z.array(
    z.object({ reviewId: id, number: z.number().int(), state: z.enum(['open', 'handed-in']), dueAt: instant }),
  ),
});

export const sampleMarksInput = z.strictObject({ marks: levels });

/** One piece of work to review. */
export const peerReview = workToMark.extend({
  reviewId: id,
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  dueAt: instant,
  own: ownMarking,
});

export const peerReviewInput = reviewInput;

/** How the reviews of a project or portfolio by fellow learners stand, for staff. */
export const peerOverview = z.object({
  lessonTitle: z.string(),
  reviewsEach: z.number().int(),
  days: z.number().int(),
  ringOf: z.number().int().nullable(),
  counts: z.enum(['median', 'mean']),
  hasSample: z.boolean(),
  /** Who has handed in and is in no ring yet, and what a ring of them would be. */
  waiting: z.object({
    count: z.number().int(),
    /** In full; with fewer reviews for each than asked for; or too small, so that staff mark. */
    ring: z.enum(['full', 'fewer', 'too-small']),
    reviewsEach: z.number().int(),
    items: z.array(z.object({ submissionId: id, learnerName: z.string() })),
  }),
  items: z.array(
    z.object({
      submissionId: id,
      learnerName: z.string(),
      isDecided: z.boolean(),
      reviewers: z.array(
        z.object({
          name: z.string(),
          state: z.enum(['open', 'handed-in']),
          dueAt: instant,
          isLate: z.boolean(),
          weight: z.number().nullable(),
        }),
      ),
      /** What they themselves have given, have still to give, and have let pass. */
      gave: z.number().int(),
      owes: z.number().int(),
      missed: z.number().int(),
      /** How far from staff they marked the sample, from 0 to 1; null until they did. */
      calibration: z.object({ distance: z.number(), weight: z.number(), isFar: z.boolean() }).nullable(),
    }),
  ),
});
