import { z } from 'zod';
import { answer, questionForLearner, questionInput } from './question.ts';

/** The name by which an exercise stands in its lesson's Markdown: a fence `exercise <key>`. */
export const exerciseKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens');

/** An exercise as its author sees it, with the key. */
export const exerciseForStaff = z.object({ key: exerciseKey, question: questionInput });

/** An exercise as its learner sees it: the answer key never, the explanation once it is done or given up. */
export const exerciseView = z.object({
  key: exerciseKey,
  /** Its `id` is the exercise's key. */
  question: questionForLearner,
  /** Sanitised HTML made from Markdown. */
  promptHtml: z.string(),
  /** What the learner answered last. */
  answer,
  /** Null until the first answer. */
  outcome: z.enum(['right', 'partly', 'wrong', 'given-up']).nullable(),
  tries: z.number().int(),
  /** Sanitised HTML: those given so far; one more after each answer that is not right, or where it is asked for. */
  hints: z.array(z.string()),
  hintCount: z.number().int(),
  /** Sanitised HTML; null as long as there is something to try, empty where the author wrote none. */
  explanationHtml: z.string().nullable(),
  /** Of code: what it must print. It runs in the learner's browser and is compared there too. */
  expectedOutput: z.string().nullable(),
});

/** An answer to be checked, or what is asked for in its place. */
export const exerciseInput = z.union([
  z.strictObject({ answer: answer.nonoptional() }),
  z.strictObject({ ask: z.enum(['hint', 'give-up', 'again']) }),
]);
