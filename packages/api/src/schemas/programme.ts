import { z } from 'zod';
import { achievement } from './achievement.ts';
import { cohortOffer, pace } from './cohort.ts';
import { id, instant, languageTag, line, slug, text, webUrl } from './common.ts';
import { exerciseForStaff } from './exercise.ts';
import { questionInput } from './question.ts';
import { section } from './question-bank.ts';
import { recognitionNotice } from './recognition-terms.ts';
import { assignment, assignmentInput } from './submission.ts';

/** What a programme costs; Laurel takes no payments, the organisation does. */
const price = z.strictObject({
  /** In the currency's smallest unit: 4900 is 49 euros. */
  minor: z.number().int().min(1).max(100_000_000),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters: EUR'),
});

const programmeFields = z.strictObject({
  title: line,
  summary: text.min(1).max(500),
  /** Markdown. */
  description: text.max(20_000),
  language: languageTag,
  level: z.string().trim().max(60),
  hours: z.number().min(0).max(10_000),
  /** What is earned by finishing. */
  achievementId: id,
  /** Null where it is free. */
  price: price.nullable(),
  /** What else is to be paid, or who pays less: one or two sentences. */
  priceNote: text.max(500),
  /** Achievements of the organisation that one must hold before enrolling. */
  prerequisiteIds: z.array(id).max(10),
});
const { description, language, level, hours, priceNote, prerequisiteIds } = programmeFields.shape;

export const programmeInput = programmeFields.extend({
  slug,
  description: description.default(''),
  language: language.default('en'),
  level: level.default(''),
  hours: hours.default(0),
  price: price.nullable().default(null),
  priceNote: priceNote.default(''),
  prerequisiteIds: prerequisiteIds.default([]),
});

/** What is not named stays as it is. */
export const programmeChange = programmeFields.partial();

const moduleFields = z.strictObject({ title: line, summary: text.max(1_000) });

export const moduleInput = moduleFields.extend({ summary: moduleFields.shape.summary.default('') });

/** What is not named stays as it is. */
export const moduleChange = moduleFields.partial();

const lessonCommon = { title: line, minutes: z.number().int().min(1).max(1_000) };

const readingInput = z.strictObject({ kind: z.literal('reading'), ...lessonCommon, markdown: text.min(1) });
/** Captions (WebVTT) of a video; of each language once, the first is shown at first. */
export const captions = z
  .array(z.strictObject({ language: languageTag, url: webUrl }))
  .max(20)
  .refine(
    (list) => new Set(list.map(({ language }) => language)).size === list.length,
    'there is one file of captions for each language',
  );

const videoInput = z.strictObject({
  kind: z.literal('video'),
  ...lessonCommon,
  videoUrl: webUrl,
  /** How long the video is; without it, what was watched of it is not counted, and a learner marks it as done. */
  durationSeconds: z.number().int().min(1).max(86_400).nullable().default(null),
  captions: captions.default([]),
  posterUrl: webUrl.optional(),
  transcript: text.min(1, 'a video needs its transcript'),
  /** What stands beneath the video, in Markdown: a text, exercises. */
  markdown: text.default(''),
});
/** What is shown of a marked attempt: the score alone, what was right, or the explanations too. */
export const feedback = z.enum(['score', 'outcomes', 'explanations']);
export const supervision = z.enum(['none', 'in-person', 'proctored']);
export const feedbackFrom = z.enum(['at-once', 'at-the-end']);

const examInput = z.strictObject({
  kind: z.literal('exam'),
  ...lessonCommon,
  instructions: text.max(5_000).default(''),
  passMarkPercent: z.number().min(0).max(100),
  /** Attempts a learner has; null for as many as they like. */
  attemptsAllowed: z.number().int().min(1).max(100).nullable().default(null),
  /** How long an attempt may take, by the server's clock; null for as long as one likes. */
  timeLimitMinutes: z.number().int().min(1).max(1_440).nullable().default(null),
  /** How long one waits between an attempt and the next. */
  coolDownMinutes: z.number().int().min(0).max(43_200).default(0),
  /** Whether questions and options come in another order in each attempt. */
  shuffle: z.boolean().default(false),
  /** What is shown of a marked attempt beside its score. */
  feedback: feedback.default('explanations'),
  /** Whether it is shown at once, or once the programme is completed or no attempt is left. */
  feedbackFrom: feedbackFrom.default('at-once'),
  /** Whether an invigilator confirms who somebody is before they see a question, or a proctoring provider watches. */
  supervision: supervision.default('none'),
});

const handedInCommon = {
  ...lessonCommon,
  /** Markdown. */
  instructions: text.min(1, 'say what is to be done').max(20_000),
  assignment: assignmentInput.prefault({}),
};
const projectInput = z.strictObject({ kind: z.literal('project'), ...handedInCommon });
/** Several pieces, each with a title and a reflection. */
const portfolioInput = z.strictObject({ kind: z.literal('portfolio'), ...handedInCommon });

export const lessonInput = z.discriminatedUnion('kind', [
  readingInput,
  videoInput,
  examInput,
  projectInput,
  portfolioInput,
]);

/** What a lesson can be. */
export const lessonKind = z.enum(['reading', 'video', 'exam', 'project', 'portfolio']);

export const questionsInput = z.strictObject({ questions: z.array(questionInput).min(1).max(200) });

/** A lesson as those who make the programme see it. */
const lessonForStaff = z.object({
  id,
  kind: lessonKind,
  title: z.string(),
  minutes: z.number(),
  markdown: z.string().nullable(),
  videoUrl: z.string().nullable(),
  durationSeconds: z.number().int().nullable(),
  captions,
  posterUrl: z.string().nullable(),
  transcript: z.string().nullable(),
  instructions: z.string().nullable(),
  passMarkPercent: z.number().nullable(),
  attemptsAllowed: z.number().nullable(),
  timeLimitMinutes: z.number().int().nullable(),
  coolDownMinutes: z.number().int(),
  shuffle: z.boolean(),
  feedback,
  feedbackFrom,
  supervision,
  questions: z.array(z.object({ id }).and(questionInput)).nullable(),
  /** The parts of an exam; what all of them can ask is in `questions`. */
  sections: z.array(section).nullable(),
  /** What a project or portfolio asks for. */
  assignment: assignment.nullable(),
  /** With their keys, in the order of their names. */
  exercises: z.array(exerciseForStaff),
});

const programmeState = z.enum(['draft', 'published']);

const programmeCommon = {
  id,
  organisationId: id,
  organisationName: z.string(),
  organisationSlug: z.string(),
  /** Which version of the programme this is. */
  version: z.number().int(),
  title: z.string(),
  slug: z.string(),
  summary: z.string(),
  language: z.string(),
  level: z.string(),
  hours: z.number(),
  lessonCount: z.number().int(),
  price: price.nullable(),
  priceNote: z.string(),
  achievementId: id,
  achievementName: z.string(),
  achievementImageUrl: z.string().nullable(),
  /** What the achievement is worth, and in which system that counts; null where nothing is claimed. */
  credits: z.number().nullable(),
  creditSystem: z.string().nullable(),
  pace,
  createdAt: instant,
};

export const programmeSummary = z.object({
  ...programmeCommon,
  /** Of the newest version. */
  state: programmeState,
  /** The version that the catalogue offers. */
  publishedVersion: z.number().int().nullable(),
  learnerCount: z.number().int(),
});

export const programmeForStaff = programmeSummary.extend({
  description: z.string(),
  prerequisiteIds: z.array(id),
  modules: z.array(z.object({ id, title: z.string(), summary: z.string(), lessons: z.array(lessonForStaff) })),
  /** All versions, the newest first. */
  versions: z.array(
    z.object({
      number: z.number().int(),
      state: programmeState,
      createdAt: instant,
      publishedAt: instant.nullable(),
      learnerCount: z.number().int(),
    }),
  ),
  /**
   * Names of the achievements that were changed since this version was published. It leads to them as they were; a new version
   * leads to them as they are. Empty in a draft.
   */
  achievementsChanged: z.array(z.string()),
  /** What must be done before it can be published; empty when it can. */
  missing: z.array(z.string()),
});

export const catalogueEntry = z.object({ ...programmeCommon, skills: z.array(z.string()) });

const lessonOutline = z.object({
  id,
  kind: lessonKind,
  title: z.string(),
  minutes: z.number(),
});

export const cataloguePage = z.object({
  ...programmeCommon,
  /** Sanitised HTML made from Markdown. */
  descriptionHtml: z.string(),
  modules: z.array(z.object({ id, title: z.string(), summary: z.string(), lessons: z.array(lessonOutline) })),
  achievement,
  /** What one must hold before enrolling; `held` is null where nobody is signed in. */
  prerequisites: z.array(z.object({ achievementId: id, name: z.string(), held: z.boolean().nullable() })),
  /** The cohorts that one can enrol in now; the first to start first. */
  cohorts: z.array(cohortOffer),
  /** One’s own enrolment, unless one left. */
  enrolmentId: id.nullable(),
  enrolmentState: z.enum(['waiting', 'active', 'completed']).nullable(),
  /** What evidence of prior learning is wanted; null where it is not recognised. */
  recognition: recognitionNotice.nullable(),
});

const choice = z.object({ value: z.string(), count: z.number().int() });

/** What the catalogue can be narrowed by, each with how many programmes have it; the most frequent first. */
export const catalogueFilters = z.object({
  skills: z.array(choice),
  levels: z.array(choice),
  languages: z.array(choice),
  providers: z.array(choice.extend({ name: z.string() })),
  /** How many are free. */
  free: z.number().int(),
});

export const catalogueQuery = z.strictObject({
  search: z.string().max(200).optional(),
  /** The name of a skill, as it stands in the filters. */
  skill: z.string().max(200).optional(),
  level: z.string().max(60).optional(),
  language: z.string().max(35).optional(),
  /** The short name of the organisation. */
  provider: z.string().max(60).optional(),
  /** At most so many hours of work; a programme that does not say how many is left out. */
  maxHours: z.coerce.number().min(0).max(10_000).optional(),
  price: z.literal('free').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
