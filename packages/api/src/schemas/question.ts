import { z } from 'zod';
import { id, text } from './common.ts';

/** The kinds of question that an exam, a bank and an exercise know. */
export const questionKind = z.enum([
  'single-choice',
  'multiple-choice',
  'numeric',
  'short-text',
  'ordering',
  'matching',
  'fill-in',
  'code',
]);

/** The id of what a question offers: an option, an item, a target, a gap. It says nothing of the right answer. */
const partId = z.string().min(1).max(64);
const phrase = text.min(1).max(1_000);
const accepted = z.array(z.string().trim().min(1).max(200)).min(1).max(50);

/**
 * What of a written answer must be exactly as in the key. What is not named does not matter: upper and lower case, accents
 * and other diacritics, spaces (where spaces matter, several are still one, and none counts at either end). Which of several
 * like characters was typed never matters (Unicode normalisation form KC: `ﬁ` is `fi`, `２` is `2`).
 */
const exactly = z.array(z.enum(['case', 'accents', 'spaces'])).max(3);

const common = {
  /** Markdown. */
  prompt: text.min(1).max(5_000),
  points: z.number().min(0.5).max(100).default(1),
  /** Shown after the answer, where what is shown allows it. Markdown. */
  explanation: text.max(5_000).default(''),
  /** Given one after the other on request in an exercise; never in an exam. Markdown. */
  hints: z.array(text.min(1).max(1_000)).max(5).default([]),
};

const options = z
  .array(z.strictObject({ text: phrase, correct: z.boolean() }))
  .min(2)
  .max(12);

/** One option is right. All or nothing. */
const singleChoiceInput = z.strictObject({
  kind: z.literal('single-choice'),
  ...common,
  options: options.refine(
    (all) => all.filter(({ correct }) => correct).length === 1,
    'mark exactly one option as correct',
  ),
});

/** All right options, and no other, must be chosen. All or nothing: a guess earns no part of the points. */
const multipleChoiceInput = z.strictObject({
  kind: z.literal('multiple-choice'),
  ...common,
  options: options.refine((all) => all.some(({ correct }) => correct), 'mark at least one option as correct'),
});

/** A number, right within the tolerance on either side. All or nothing. */
const numericInput = z.strictObject({
  kind: z.literal('numeric'),
  ...common,
  answer: z.number(),
  tolerance: z.number().min(0).default(0),
  unit: z.string().max(30).optional(),
});

/** A word or a phrase that is one of those accepted. All or nothing. */
const shortTextInput = z.strictObject({
  kind: z.literal('short-text'),
  ...common,
  accepted,
  exactly: exactly.default([]),
});

/** Items to be put in order. Points in part: the share of items that directly follow the one they should follow. */
const orderingInput = z.strictObject({
  kind: z.literal('ordering'),
  ...common,
  /** In the right order; a learner gets them in another. */
  items: z
    .array(phrase)
    .min(2)
    .max(12)
    .refine((all) => new Set(all).size === all.length, 'each item must be another'),
});

/** Each item is matched with its target. Points in part: the share of items matched rightly. */
const matchingInput = z.strictObject({
  kind: z.literal('matching'),
  ...common,
  /** An item and what belongs to it; the same text on the right of two items is one target. */
  pairs: z
    .array(z.strictObject({ item: phrase, target: phrase }))
    .min(2)
    .max(12)
    .refine((all) => new Set(all.map(({ item }) => item)).size === all.length, 'each item must be another'),
  /** Targets that belong to no item. */
  distractors: z.array(phrase).max(12).default([]),
});

/** A text with gaps. Points in part: the share of gaps filled rightly. */
const fillInInput = z
  .strictObject({
    kind: z.literal('fill-in'),
    ...common,
    /** Plain text with `{{1}}`, `{{2}}` … where the gaps are, each once. */
    text: text.min(1).max(5_000),
    /** What is accepted in the first gap, the second … */
    gaps: z.array(z.strictObject({ accepted })).min(1).max(20),
    exactly: exactly.default([]),
  })
  .refine(
    ({ text: whole, gaps }) =>
      gapNumbers(whole)
        .toSorted((a, b) => a - b)
        .join() === gaps.map((_, index) => index + 1).join(),
    { path: ['text'], message: 'write each gap once, as {{1}}, {{2}} and so on' },
  );

/**
 * A programme to be written. All or nothing: what it prints must be the expected output, line by line, without regard to
 * spaces at the ends of lines. It runs in the learner's own browser and never on the server, which compares what the browser
 * says was printed: who types the output instead of computing it is not found out by marking.
 */
const codeInput = z.strictObject({
  kind: z.literal('code'),
  ...common,
  language: z.enum(['javascript']).default('javascript'),
  /** What stands in the editor at first. */
  starter: text.max(10_000).default(''),
  expectedOutput: text.min(1).max(10_000),
});

/** A question as its author sees it, with the key. */
export const questionInput = z.discriminatedUnion('kind', [
  singleChoiceInput,
  multipleChoiceInput,
  numericInput,
  shortTextInput,
  orderingInput,
  matchingInput,
  fillInInput,
  codeInput,
]);

/** A question as its author writes it, with all that may be left out filled in. */
export type Question = z.output<typeof questionInput>;

/** The numbers of the gaps in a fill-in's text, as they come. */
function gapNumbers(whole: string): number[] {
  return [...whole.matchAll(/\{\{(\d{1,2})\}\}/g)].map(([, number]) => Number(number));
}

const shown = { id: z.string(), prompt: z.string(), points: z.number() };
const parts = z.array(z.object({ id: partId, text: z.string() }));

/** A question as a learner sees it: never with the key, the hints or the explanation. */
export const questionForLearner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single-choice'), ...shown, options: parts }),
  z.object({ kind: z.literal('multiple-choice'), ...shown, options: parts }),
  z.object({ kind: z.literal('numeric'), ...shown, unit: z.string().nullable() }),
  z.object({ kind: z.literal('short-text'), ...shown, exactly }),
  z.object({ kind: z.literal('ordering'), ...shown, items: parts }),
  z.object({ kind: z.literal('matching'), ...shown, items: parts, targets: parts }),
  /** `text` has `{{1}}`, `{{2}}` … where the gaps are; a gap's id is its number. */
  z.object({ kind: z.literal('fill-in'), ...shown, text: z.string(), gapIds: z.array(partId), exactly }),
  z.object({ kind: z.literal('code'), ...shown, language: z.enum(['javascript']), starter: z.string() }),
]);

/** A question as a learner sees it. */
export type QuestionForLearner = z.output<typeof questionForLearner>;

const few = (record: Record<string, string>) => Object.keys(record).length <= 20;

/** What was answered to a question, each kind in its own form; null takes the answer back. */
export const answer = z.union([
  /** The options chosen. */
  z.strictObject({ optionIds: z.array(partId).max(12) }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ text: z.string().max(1_000) }),
  /** All items, in the order given to them. */
  z.strictObject({ order: z.array(partId).max(12) }),
  /** Target ids by item id. */
  z.strictObject({ pairs: z.record(partId, partId).refine(few, 'at most 20 pairs') }),
  /** Texts by gap id. */
  z.strictObject({ gaps: z.record(partId, z.string().max(200)).refine(few, 'at most 20 gaps') }),
  /** What was written, and what it printed in the learner's browser. */
  z.strictObject({ code: z.string().max(20_000), output: z.string().max(20_000) }),
  z.null(),
]);

/** What was answered to one question. */
export type Answer = NonNullable<z.output<typeof answer>>;

/** Answers by question id. */
export const answersInput = z.strictObject({ answers: z.record(id, answer) });
