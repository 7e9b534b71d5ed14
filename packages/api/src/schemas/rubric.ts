import { z } from 'zod';
import { id, line, text } from './common.ts';

const cell = z.strictObject({
  points: z.number().min(0).max(1_000),
  /** What work at this level looks like. */
  description: text.max(1_000).default(''),
});

const criterion = z
  .strictObject({
    /** Keeps a criterion the same one from change to change and from version to version. */
    id,
    title: line,
    description: text.max(1_000).default(''),
    /** How often its points count. */
    weight: z.number().min(0.1).max(100).default(1),
    /** One for each level, the lowest first. */
    cells: z.array(cell).min(2).max(5),
  })
  .refine(({ cells }) => cells.every(({ points }, index) => points >= (cells[index - 1]?.points ?? 0)), {
    path: ['cells'],
    message: 'a higher level gives no fewer points than a lower one',
  })
  .refine(({ cells }) => (cells.at(-1)?.points ?? 0) > 0, {
    path: ['cells'],
    message: 'the highest level gives at least some points',
  });

/** How learners review each other's work. */
const peer = z
  .strictObject({
    /** How many reviews each gives, and each gets. */
    reviews: z.number().int().min(1).max(5).default(2),
    /** How many days they have for them, from the day they are given. */
    days: z.number().int().min(1).max(60).default(7),
    /** A ring is made as soon as so many wait for one; null where staff make it. */
    ringOf: z.number().int().min(3).max(200).nullable().default(null),
    /** What counts in each criterion: the weighted median of the levels, or the weighted mean of the points. */
    counts: z.enum(['median', 'mean']).default('median'),
    /** Whether one's own work is decided on only once one has given one's reviews, or their day has passed. */
    reviewFirst: z.boolean().default(true),
    /** What everybody marks first, and how staff marked it; null where nobody does. Learners never see these marks before. */
    sample: z
      .strictObject({
        /** Markdown. */
        body: text.min(1).max(20_000),
        /** The level of each criterion by its id. */
        marks: z.record(id, z.number().int().min(1).max(5)),
      })
      .nullable()
      .default(null),
  })
  .refine(({ reviews, ringOf }) => ringOf === null || ringOf > 2 * reviews, {
    path: ['ringOf'],
    message: 'more than twice as many as each reviews, so that nobody reviews whoever reviews them',
  });

/** By what work is marked: criteria × levels × points, and how the marking goes. */
export const rubric = z
  .strictObject({
    /** The lowest first. */
    levels: z
      .array(z.strictObject({ title: line }))
      .min(2)
      .max(5),
    criteria: z.array(criterion).min(1).max(20),
    passPercent: z.number().gt(0).max(100),
    /** Whether one person marks, two without seeing each other's marking, fellow learners, or a guest from outside; staff decide. */
    marking: z.enum(['single', 'double', 'peer', 'guest']).default('single'),
    /** Where fellow learners mark: how. */
    peer: peer.nullable().default(null),
    /** What counts where two markings agree: their mean, or the first of them. */
    agreement: z.enum(['mean', 'first']).default('mean'),
    /** How many levels two markings may differ in one criterion before a third person moderates. */
    toleranceLevels: z.number().int().min(0).max(4).default(1),
    /** How many percentage points they may differ in all. */
    tolerancePercent: z.number().min(0).max(100).default(10),
    /** Whether reviewers take work themselves or are given it, or are given it by how much they have. */
    allocation: z.enum(['by-hand', 'by-load']).default('by-hand'),
    /** How often a learner may hand in again after a decision asks for it. */
    resubmissions: z.number().int().min(0).max(10).default(1),
    /** How many days they have for it, unless the decision says otherwise. */
    resubmissionDays: z.number().int().min(1).max(365).default(14),
  })
  .refine(({ levels, criteria }) => criteria.every(({ cells }) => cells.length === levels.length), {
    path: ['criteria'],
    message: 'each criterion has one cell for each level',
  })
  .refine(({ criteria }) => new Set(criteria.map((each) => each.id)).size === criteria.length, {
    path: ['criteria'],
    message: 'each criterion has an id of its own',
  })
  .refine(({ marking, peer }) => (marking === 'peer') === (peer !== null), {
    path: ['peer'],
    message: 'how learners review each other is said exactly where they do',
  })
  .refine(({ peer, criteria }) => isMarkedWhole(peer?.sample?.marks, criteria), {
    path: ['peer', 'sample', 'marks'],
    message: 'the sample is marked in every criterion of the rubric, and in no other',
  });

/** By what evidence of prior learning is reviewed: it is for staff alone. */
export const evidenceRubric = rubric.refine(({ marking }) => marking === 'single' || marking === 'double', {
  path: ['marking'],
  message: 'evidence of prior learning is reviewed by staff, and by nobody else',
});

/** A rubric as its lesson's authors see it; null where the lesson has none yet. */
export const rubricOfLesson = z.object({ rubric: rubric.nullable() });

function isMarkedWhole(
  marks: Readonly<Record<string, number>> | undefined,
  criteria: readonly { id: string; cells: readonly unknown[] }[],
): boolean {
  if (!marks) return true;
  return (
    Object.keys(marks).length === criteria.length &&
    criteria.every((each) => Object.hasOwn(marks, each.id) && (marks[each.id] ?? 0) <= each.cells.length)
  );
}
