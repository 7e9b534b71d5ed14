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
    /** Whether one person marks, or two without seeing each other's marking. */
    marking: z.enum(['single', 'double']).default('single'),
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
  });

/** A rubric as its lesson's authors see it; null where the lesson has none yet. */
export const rubricOfLesson = z.object({ rubric: rubric.nullable() });
