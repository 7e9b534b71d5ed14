import { z } from 'zod';
import { id, line } from './common.ts';

const percent = z.number().gt(0).max(100);
/** One or two decimals of a per cent are as fine as anybody weighs. */
const weight = z.number().gt(0).max(100);

const outcomeInput = z.strictObject({
  /** Of an outcome that is there already; a new one has none. */
  id: id.optional(),
  /** What somebody can do. */
  text: line,
  /** From which score on it is mastered. */
  masteryPercent: percent,
  /** Whether the programme is not completed without it. */
  isRequired: z.boolean().default(true),
  /** The achievement that it earns by itself, as soon as it is mastered. */
  achievementId: id.nullable().default(null),
  /** The assessments that show it. */
  lessonIds: z.array(id).max(50),
});

/** What a learner must do to complete a version of a programme. */
export const completionRuleInput = z.strictObject({
  /** Which lessons must be done, an assessment by passing it. */
  lessons: z.union([z.literal('all'), z.array(id).max(500)]),
  /** What is asked of single assessments beyond that; those not named are asked nothing. */
  assessments: z
    .array(
      z.strictObject({
        lessonId: id,
        minimumPercent: percent.nullable().default(null),
        /** What it counts in the total, in per cent. */
        weight: weight.nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  /** The least weighted total. */
  totalPercent: percent.nullable().default(null),
  outcomes: z.array(outcomeInput).max(30).default([]),
});

export const completionRule = z.object({
  programmeTitle: z.string(),
  state: z.enum(['draft', 'published']),
  lessons: z.union([z.literal('all'), z.array(id)]),
  assessments: z.array(z.object({ lessonId: id, minimumPercent: percent.nullable(), weight: weight.nullable() })),
  totalPercent: percent.nullable(),
  outcomes: z.array(outcomeInput.extend({ id })),
  /** All lessons of the version, in order, with what may be asked of them. */
  allLessons: z.array(
    z.object({ lessonId: id, title: z.string(), isAssessment: z.boolean(), passMarkPercent: z.number().nullable() }),
  ),
  /** Why it cannot be met as it is, a plain sentence each. */
  missing: z.array(z.string()),
});

const named = z.object({ lessonId: id, title: z.string() });

/** One thing that is still missing, as a code with its values. */
const missing = z.discriminatedUnion('code', [
  z.object({ code: z.literal('lessons-open'), lessons: z.array(named) }),
  z.object({ code: z.literal('not-decided'), lesson: named }),
  z.object({ code: z.literal('not-passed'), lesson: named, percent: z.number().nullable() }),
  z.object({ code: z.literal('below-minimum'), lesson: named, percent: z.number().nullable(), required: z.number() }),
  z.object({ code: z.literal('below-total'), percent: z.number(), required: z.number() }),
  z.object({
    code: z.literal('not-mastered'),
    outcome: z.string(),
    percent: z.number(),
    required: z.number(),
    lessons: z.array(named),
  }),
]);

/** An outcome of a programme's newest version, for whoever says what shows it. */
export const outcomeOfProgramme = z.object({
  /** The same in every version. */
  id,
  /** Its ids in single versions: what names one of these names this outcome. */
  versionIds: z.array(id),
  text: z.string(),
  programmeId: id,
  programmeTitle: z.string(),
});

/** Whether the credential says where the learner's own work can be seen. */
export const workSharingInput = z.strictObject({ sharesWork: z.boolean() });

/** Where a learner stands by the rule of their version. */
export const completionStanding = z.object({
  /** Empty when all that is asked for is there. */
  missing: z.array(missing),
  /** Whether the credential says where the work can be seen, or is to be issued anew so; null where there is no project and no portfolio. */
  sharesWork: z.boolean().nullable(),
  /** The weighted total so far; null where none is asked for. */
  total: z.object({ percent: z.number(), required: z.number().nullable() }).nullable(),
  outcomes: z.array(
    z.object({
      id,
      text: z.string(),
      percent: z.number(),
      masteryPercent: z.number(),
      isRequired: z.boolean(),
      isMastered: z.boolean(),
      /** What it earns by itself. */
      achievementName: z.string().nullable(),
      credentialId: id.nullable(),
    }),
  ),
});
