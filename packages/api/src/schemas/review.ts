import { z } from 'zod';
import { id, instant, pageQuery, text } from './common.ts';
import { evidenceCredential } from './evidence.ts';
import { rubric } from './rubric.ts';

const role = z.enum(['marker', 'second', 'moderator', 'peer', 'guest']);
const outcome = z.enum(['passed', 'resubmit', 'not-passed']);

const mark = z.strictObject({ level: z.number().int().min(1).max(5), comment: text.max(5_000).default('') });
/** The level of each criterion by its id, 1 for the lowest; those not decided yet are not there. */
export const marks = z.record(id, mark);

const score = z.object({
  reached: z.array(
    z.object({ criterionId: z.string(), level: z.number().int(), points: z.number(), maxPoints: z.number() }),
  ),
  percent: z.number(),
  passed: z.boolean(),
});

export const reviewQueueQuery = pageQuery.extend({
  /** What the caller reviews, what is free for them to take, or what others review. */
  whose: z.enum(['own', 'free', 'others']).default('own'),
  programmeId: id.optional(),
});

/** A version of somebody's work in the queue. */
export const reviewQueueRow = z.object({
  submissionId: id,
  programmeId: id,
  programmeTitle: z.string(),
  /** Of an application for the whole programme, its title. */
  lessonTitle: z.string(),
  /** Whether it is evidence of prior learning, not work for the lesson. */
  isRecognition: z.boolean(),
  learnerName: z.string(),
  number: z.number().int(),
  handedInAt: instant,
  isLate: z.boolean(),
  /** What the caller has to do about it, or what it waits for. */
  step: z.enum(['mark', 'moderate', 'decide', 'wait']),
  /** Who reviews it. */
  reviewers: z.array(z.object({ role, name: z.string(), state: z.enum(['open', 'handed-in']) })),
});

const comment = z.object({
  id,
  quote: z.string(),
  /** Where the words stand in this version; null where they are no longer in it. */
  offset: z.number().int().nullable(),
  text: z.string(),
  /** The version that it was written on. */
  number: z.number().int(),
  role,
  own: z.boolean(),
});

const ownReview = z.object({
  id,
  role,
  state: z.enum(['open', 'handed-in']),
  marks,
  summary: z.string(),
  revision: z.number().int(),
});

const otherReview = z.object({
  id,
  role,
  reviewerName: z.string(),
  state: z.enum(['open', 'handed-in']),
  /** Null as long as it is not for the caller to see. */
  marking: z.object({ marks, summary: z.string(), score }).nullable(),
  /** Of a fellow learner: how much the marking counts, by how near they came to staff on the sample. */
  weight: z.number().nullable(),
});

const decision = z.object({
  outcome,
  reason: z.string(),
  percent: z.number(),
  reached: score.shape.reached,
  settledBy: z.enum(['one', 'mean', 'first', 'moderator', 'peers', 'guest']),
  decidedAt: instant,
  resubmitUntil: instant.nullable(),
});

/** What a reviewer sees beside evidence of prior learning. */
const recognitionForReview = z.object({
  /** Whether it is for the whole programme, or for one assessment of it. */
  isWhole: z.boolean(),
  guidanceHtml: z.string(),
  credentials: z.array(evidenceCredential),
});

/** What a reviewer works with: the work, the rubric, and the markings that they may see. */
export const reviewView = z.object({
  submissionId: id,
  enrolmentId: id,
  programmeId: id,
  programmeTitle: z.string(),
  /** Null of an application for recognition of the whole programme. */
  lessonId: id.nullable(),
  /** Of an application for the whole programme, its title. */
  lessonTitle: z.string(),
  learnerName: z.string(),
  number: z.number().int(),
  handedInAt: instant,
  isLate: z.boolean(),
  /** The newest version that was handed in; null where this is it. */
  newerSubmissionId: id.nullable(),
  /** Sanitised HTML made from what the learner wrote. */
  html: z.string(),
  pieces: z.array(z.object({ id, title: z.string(), html: z.string() })),
  links: z.array(z.object({ url: z.string(), title: z.string() })),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  /** Null where it is work for the lesson. */
  recognition: recognitionForReview.nullable(),
  rubric,
  standing: z.enum(['marking', 'moderation', 'settled']),
  /** The role in which the caller could take it; null where they review it already or nobody else is needed. */
  mayTake: role.nullable(),
  own: ownReview.nullable(),
  others: z.array(otherReview),
  /** How far the first two markings are apart, once both are in. */
  difference: z
    .object({
      criteria: z.array(
        z.object({ criterionId: z.string(), levels: z.number().int(), points: z.number(), tooFar: z.boolean() }),
      ),
      percent: z.number(),
      percentTooFar: z.boolean(),
      needsModeration: z.boolean(),
    })
    .nullable(),
  /** The final marks, once they are settled. */
  result: score.extend({ by: decision.shape.settledBy }).nullable(),
  comments: z.array(comment),
  /** Whether the caller may decide on it now. */
  mayDecide: z.boolean(),
  resubmissionsLeft: z.number().int(),
  /** Until when a next version may be handed in where the decision says nothing else. */
  resubmitUntil: instant,
  decision: decision.nullable(),
  /** The rounds before, the newest first. */
  earlier: z.array(z.object({ submissionId: id, number: z.number().int(), decision })),
});

export const reviewInput = z.strictObject({
  /** The revision that the caller saw: another one means that somebody, perhaps they themselves elsewhere, saved meanwhile. */
  revision: z.number().int().min(0),
  marks,
  summary: text.max(10_000),
});

export const reviewCommentInput = z.strictObject({
  /** Words of the work, as they stand in it. */
  quote: z.string().trim().min(1).max(1_000),
  /** About where they stand, for words that stand there several times. */
  offset: z.number().int().min(0).max(1_000_000).default(0),
  text: text.min(1).max(5_000),
});

export const reviewerInput = z.strictObject({
  /** Null for whoever has least to do. */
  personId: id.nullable(),
});

/** Who can be given work, and how much they have. */
export const reviewerRow = z.object({ personId: id, name: z.string(), open: z.number().int() });

export const decisionInput = z.strictObject({
  outcome,
  /** For the learner. */
  reason: text.min(1).max(5_000),
  /** Until when the next version may be handed in; as the rubric says where nothing is said. */
  resubmitUntil: instant.optional(),
});

/** What a learner sees of how their work is marked: the rubric before they begin, then each decision. */
export const ownReviewView = z.object({
  rubric: rubric.nullable(),
  /** Whether a version was handed in that is not decided on yet. */
  waiting: z.boolean(),
  resubmissionsLeft: z.number().int(),
  /** The newest first. */
  rounds: z.array(
    z.object({
      submissionId: id,
      number: z.number().int(),
      decision,
      /** What was said, by role: nobody is named. */
      remarks: z.array(z.object({ role, summary: z.string(), marks })),
      comments: z.array(z.object({ quote: z.string(), text: z.string() })),
    }),
  ),
});
