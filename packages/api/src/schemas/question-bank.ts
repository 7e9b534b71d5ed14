import { z } from 'zod';
import { id, instant, line, pageQuery } from './common.ts';
import { questionForLearner, questionInput, questionKind } from './question.ts';

const tag = z.string().trim().min(1).max(60);
const state = z.enum(['active', 'retired']);

/** What is said of a question beside what it asks. */
const about = {
  /** From 1, easy, to 5, hard, as its author thinks; null where nobody said. */
  difficulty: z.number().int().min(1).max(5).nullable(),
  tags: z.array(tag).max(20),
  /** Names of skills that it tests. */
  skills: z.array(tag).max(20),
  /** Ids of outcomes that it shows. */
  outcomeIds: z.array(z.string().min(1).max(100)).max(20),
  /** A retired question is asked by no exam that is published from now on. */
  state,
};

/** A question for the bank: what it asks, what is said of it, and the pools that it belongs to. */
export const bankQuestionInput = z.strictObject({
  question: questionInput,
  difficulty: about.difficulty.default(null),
  tags: about.tags.default([]),
  skills: about.skills.default([]),
  outcomeIds: about.outcomeIds.default([]),
  state: state.default('active'),
  poolIds: z.array(id).max(20).default([]),
});

/** How a question did in the attempts handed in; the numbers are null until there are five. */
const statistics = z.object({
  attempts: z.number().int(),
  /** Which share of the answers was right, in per cent. */
  rightPercent: z.number().nullable(),
  /** Whether those who do well in the rest answer it rightly, from -1 to 1 (point-biserial against the rest score). */
  discrimination: z.number().nullable(),
  /** What to do about it. */
  advice: z.enum(['wait', 'fine', 'too-hard', 'too-easy', 'misleads', 'tells-little']),
});

const poolName = z.object({ id, name: z.string() });
const bankCommon = {
  id,
  /** Which version of the question this is. */
  version: z.number().int(),
  ...about,
  pools: z.array(poolName),
  statistics,
  changedAt: instant,
};

export const bankQuestionSummary = z.object({
  ...bankCommon,
  kind: questionKind,
  prompt: z.string(),
  points: z.number(),
});

export const bankQuestion = z.object({
  ...bankCommon,
  question: questionInput,
  /** As a learner would see it. */
  preview: questionForLearner,
  /** The newest first. */
  versions: z.array(z.object({ number: z.number().int(), createdAt: instant })),
  /** Exams that ask it, or can. */
  exams: z.array(z.object({ programmeId: id, lessonId: id, title: z.string() })),
});

export const bankQuery = pageQuery.extend({
  /** Words of the question. */
  search: z.string().max(200).optional(),
  kind: questionKind.optional(),
  tag: z.string().max(60).optional(),
  skill: z.string().max(60).optional(),
  outcomeId: z.string().max(100).optional(),
  difficulty: z.coerce.number().int().min(1).max(5).optional(),
  poolId: id.optional(),
  state: state.optional(),
});

export const poolInput = z.strictObject({ name: line });

/** What is not named stays as it is. */
export const poolChange = z
  .strictObject({
    name: line,
    /** All its questions. */
    questionIds: z.array(id).max(1_000),
  })
  .partial();

export const pool = z.object({ id, name: z.string(), questionCount: z.number().int(), createdAt: instant });

const sectionCommon = {
  title: z.string().trim().max(200).default(''),
  /** How many are asked; null for all. */
  draw: z.number().int().min(1).max(200).nullable().default(null),
  /** What each is worth; null for what the question itself says. */
  points: z.number().min(0.5).max(100).nullable().default(null),
};

/** A part of an exam: it draws from a pool, or from the questions that it names. */
export const sectionsInput = z.strictObject({
  sections: z
    .array(
      z.union([
        z.strictObject({ ...sectionCommon, poolId: id }),
        z.strictObject({ ...sectionCommon, questionIds: z.array(id).min(1).max(200) }),
      ]),
    )
    .min(1)
    .max(20),
});

/** A section as those who make the exam see it. */
export const section = z.object({
  id,
  title: z.string(),
  pool: poolName.nullable(),
  draw: z.number().int().nullable(),
  points: z.number().nullable(),
  /** What it can ask. */
  questionIds: z.array(id),
});
