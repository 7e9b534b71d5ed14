import { z } from 'zod';
import { achievementInput } from './achievement.ts';
import { languageTag, line, text, webUrl } from './common.ts';
import { exerciseForStaff } from './exercise.ts';
import { lessonInput, moduleInput, programmeInput, questionsInput } from './programme.ts';
import { bankQuestionInput } from './question-bank.ts';
import { recognitionTerms } from './recognition-terms.ts';
import { evidenceRubric, rubric } from './rubric.ts';

/** Where a medium lies in the archive: named by the SHA-256 of its bytes. */
export const mediaPath = z
  .string()
  .regex(
    /^media\/[0-9a-f]{64}\.(png|webm|mp4|vtt)$/,
    'media/, the SHA-256 in hexadecimal, and .png, .webm, .mp4 or .vtt',
  );

const address = z.union([mediaPath, webUrl]);

const captionsInArchive = z
  .array(z.strictObject({ language: languageTag, url: address }))
  .max(20)
  .default([]);

/** The same object, but that what is an address may also be a place in the archive. */
function inArchive<S extends z.core.$ZodLooseShape>(object: z.ZodObject<S>): z.ZodObject<S> {
  const addresses = Object.entries(object.shape)
    .filter(([name]) => /Url$/.test(name))
    .map(([name, schema]) => [name, schema instanceof z.ZodOptional ? address.optional() : address] as const);
  // Both are text: only what text is accepted differs.
  const files = 'captions' in object.shape ? { captions: captionsInArchive } : {};
  return object.extend({ ...Object.fromEntries(addresses), ...files }) as unknown as z.ZodObject<S>;
}

const { achievementId: _, prerequisiteIds: __, ...programme } = programmeInput.shape;

const [first, ...others] = lessonInput.options.map((option: z.ZodObject) => inArchive(option));
// The options of the one are the options of the other, each in the form that it has in an archive.
const lesson = z.discriminatedUnion('kind', [first, ...others] as never) as unknown as typeof lessonInput;

/** One medium in the archive. */
const medium = z.strictObject({
  path: mediaPath,
  mediaType: z.enum(['image/png', 'video/webm', 'video/mp4', 'text/vtt']),
  bytes: z.number().int().min(0),
});

/** A lesson of the file: which module and which lesson in it, counted from 1, as in `2.1`. */
const lessonPlace = z.string().regex(/^[1-9]\d{0,2}\.[1-9]\d{0,2}$/, 'module and lesson, counted from 1: 2.1');
const percent = z.number().gt(0).max(100);
const earned = z.strictObject({ address: webUrl, name: line });

/** A part of an exam. Exams without parts ask all their questions. */
const section = z.strictObject({
  title: z.string().trim().max(200).default(''),
  /** How many are asked; all where it is left out. */
  draw: z.number().int().min(1).max(200).optional(),
  /** What each is worth; what the question says where it is left out. */
  points: z.number().min(0.5).max(100).optional(),
  /** The name of the pool that it draws from; left out where it names its questions. */
  pool: line.optional(),
  /** What it can ask: the lesson's questions by number, from 1. */
  questions: z.array(z.number().int().min(1).max(1_000)).max(1_000),
});

const { difficulty, tags, skills } = bankQuestionInput.shape;

/** What is said of a question beside what it asks. Left out where nothing is. */
const about = z.strictObject({
  /** Which of the lesson's questions, from 1. */
  question: z.number().int().min(1).max(1_000),
  difficulty: difficulty.unwrap().unwrap().optional(),
  tags,
  skills,
  /** The outcomes that it shows, by their texts: of this programme, or of the organisation that it is in. */
  outcomes: z.array(line).max(20).default([]),
});

/** What must be done to complete the programme. Left out where every lesson is asked for, and no more. */
const completion = z.strictObject({
  lessons: z.union([z.literal('all'), z.array(lessonPlace).max(500)]),
  assessments: z
    .array(z.strictObject({ lesson: lessonPlace, minimumPercent: percent.optional(), weight: percent.optional() }))
    .max(500)
    .default([]),
  totalPercent: percent.optional(),
  outcomes: z
    .array(
      z.strictObject({
        text: line,
        masteryPercent: percent,
        isRequired: z.boolean().default(true),
        /** What it earns by itself. */
        achievement: earned.optional(),
        lessons: z.array(lessonPlace).max(500),
      }),
    )
    .max(30)
    .default([]),
});

/**
 * What `laurel-programme.json` holds: a version of a programme with everything that an author decides, answer keys
 * included. Explained in docs/programme-file.md. In Markdown, media stand as `![words](media/…)`.
 */
export const programmeFile = z.strictObject({
  format: z.literal('laurel-programme'),
  /** Of this format. A reader refuses a version that it does not know. */
  formatVersion: z.literal(1),
  programme: z.strictObject(programme),
  /** What is earned by finishing. */
  achievement: z
    .strictObject({
      ...inArchive(achievementInput).shape,
      /** Where it was defined; there it is the same achievement, elsewhere a new one is made. */
      address: webUrl.optional(),
    })
    .refine(({ credits, creditSystem }) => credits !== undefined || !creditSystem, {
      path: ['creditSystem'],
      message: 'only together with credits',
    }),
  /** What must be earned before, by address and name. */
  prerequisites: z.array(earned).max(10),
  modules: z
    .array(
      z.strictObject({
        ...moduleInput.shape,
        lessons: z
          .array(
            z
              .strictObject({
                lesson,
                questions: z.array(questionsInput.shape.questions.element).max(1_000).default([]),
                about: z.array(about).max(1_000).default([]),
                sections: z.array(section).max(20).default([]),
                /** What a reading or a video asks in its text, by their keys. */
                exercises: z.array(exerciseForStaff).max(200).default([]),
                /** By what a project or portfolio is marked. */
                rubric: rubric.optional(),
              })
              .refine(
                ({ questions, about, sections }) =>
                  [...about.map(({ question }) => question), ...sections.flatMap((part) => part.questions)].every(
                    (number) => number <= questions.length,
                  ),
                'a question is named that is not there',
              )
              .refine(({ about }) => new Set(about.map(({ question }) => question)).size === about.length, {
                path: ['about'],
                message: 'each question is spoken of once',
              }),
          )
          .max(500),
      }),
    )
    .max(200),
  completion: completion.optional(),
  /** By what evidence for the whole programme is reviewed. */
  evidenceRubric: evidenceRubric.optional(),
  /** What evidence of prior learning is wanted. Left out where it is not recognised; with it goes `evidenceRubric`. */
  recognition: recognitionTerms.optional(),
  media: z
    .array(medium)
    .max(5_000)
    .refine((media) => new Set(media.map(({ path }) => path)).size === media.length, 'Each medium is named once.'),
  /** Files that were too large to be in the archive, and stay where they are. */
  leftOut: z
    .array(z.strictObject({ address: webUrl, reason: text.max(500) }))
    .max(5_000)
    .default([]),
});

/** A programme as it stands in a file. */
export type ProgrammeFile = z.output<typeof programmeFile>;

/** The JSON Schema (2020-12) of `laurel-programme.json`, as docs/programme-file.schema.json holds it. */
export function programmeFileSchema(): Record<string, unknown> {
  return z.toJSONSchema(programmeFile, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}
