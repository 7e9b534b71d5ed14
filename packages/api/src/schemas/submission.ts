import { z } from 'zod';
import { id, instant, line, text, webUrl } from './common.ts';

/** What kinds of files can be handed in; which one a file is of, its content says. */
export const submissionFileKinds = ['image', 'pdf', 'text', 'document', 'archive', 'video'] as const;

/** Until when work is handed in: a moment, or so many days after the learner or their cohort began. */
const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on'), on: instant }),
  z.strictObject({
    kind: z.literal('days'),
    days: z.number().int().min(1).max(1_000),
    after: z.enum(['enrolment', 'cohort-start']),
  }),
]);

const assignmentFields = z.strictObject({
  /** Whether the programme can be completed only by passing it. */
  required: z.boolean(),
  /** Null for as long as one likes. */
  due: due.nullable(),
  /** What becomes of what is handed in after that. */
  lateHandIn: z.enum(['refused', 'marked']),
  fileKinds: z.array(z.enum(submissionFileKinds)).max(submissionFileKinds.length),
  maxFiles: z.number().int().min(0).max(20),
  /** Whether there must be at least one link. */
  linkRequired: z.boolean(),
});
const { shape } = assignmentFields;

/** What a project or portfolio asks for. */
export const assignmentInput = assignmentFields.extend({
  required: shape.required.default(true),
  due: shape.due.default(null),
  lateHandIn: shape.lateHandIn.default('marked'),
  fileKinds: shape.fileKinds.default([...submissionFileKinds]),
  maxFiles: shape.maxFiles.default(5),
  linkRequired: shape.linkRequired.default(false),
});

/** The same as it is kept. */
export const assignment = assignmentFields;

const pieceFields = { id, title: line, reflection: text.max(20_000) };
const linkFields = { pieceId: id.nullable(), url: webUrl, title: z.string().trim().max(200) };

/** What a draft says, in the place of what it said before; its files are sent one by one. */
export const draftInput = z.strictObject({
  /** Markdown. */
  body: text,
  /** Pieces of a portfolio, in order. Their ids are the learner's own to choose, so that a piece stays the same piece. */
  pieces: z.array(z.strictObject(pieceFields)).max(20).default([]),
  links: z
    .array(
      z.strictObject({ ...linkFields, pieceId: linkFields.pieceId.default(null), title: linkFields.title.default('') }),
    )
    .max(20)
    .default([]),
});

/** What a file is sent with. */
export const submissionFileQuery = z.strictObject({ name: line.default('file'), pieceId: id.optional() });

const submittedFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  pieceId: id.nullable(),
  /** What its author should know of it before handing it in: a plain sentence each. */
  notes: z.array(z.string()),
});

/** A version of a learner's work. */
export const submission = z.object({
  id,
  number: z.number().int(),
  state: z.enum(['draft', 'handed-in']),
  body: z.string(),
  /** Sanitised HTML made from the body; as it was written, where the answer says more than is set at once. */
  bodyHtml: z.string(),
  pieces: z.array(z.object({ id, title: z.string(), reflection: z.string(), reflectionHtml: z.string() })),
  links: z.array(z.object({ pieceId: id.nullable(), url: z.string(), title: z.string() })),
  files: z.array(submittedFile),
  changedAt: instant,
  handedInAt: instant.nullable(),
  isLate: z.boolean(),
});

/** One's own work on a project or portfolio. */
export const work = z.object({
  enrolmentId: id,
  lessonId: id,
  kind: z.enum(['project', 'portfolio']),
  assignment,
  /** Until when, any extension included; null for as long as one likes. */
  dueAt: instant.nullable(),
  extension: z.object({ until: instant, reason: z.string() }).nullable(),
  /** Whether what is handed in now is late. */
  isLateNow: z.boolean(),
  /** Whether something can be written and handed in; why not says `closed`. */
  closed: z.enum(['passed', 'not-passed', 'too-late']).nullable(),
  draft: submission.nullable(),
  /** What was handed in, the newest first, twenty at most. */
  handedIn: z.array(submission),
});

/** A learner's newest version as the programme's staff list it. */
export const submittedRow = z.object({
  submissionId: id,
  enrolmentId: id,
  lessonId: id,
  learnerName: z.string(),
  number: z.number().int(),
  handedInAt: instant,
  isLate: z.boolean(),
});

/** A version with what its reviewers need beside it. */
export const submittedWork = submission.extend({
  enrolmentId: id,
  programmeId: id,
  lessonId: id,
  lessonTitle: z.string(),
  learnerName: z.string(),
  /** The other versions that were handed in, the newest first. */
  versions: z.array(z.object({ id, number: z.number().int(), handedInAt: instant })),
  /** What changed since the version before, line by line; null for the first. */
  changes: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).nullable(),
});

export const extensionInput = z.strictObject({ until: instant, reason: text.min(1).max(1_000) });

/** More time for one learner and one task. */
export const extension = z.object({
  learnerName: z.string(),
  lessonTitle: z.string(),
  /** Until when without an extension. */
  dueAt: instant.nullable(),
  until: instant.nullable(),
  reason: z.string(),
});

/** Two submissions of one task that say much the same: for people to look at, never a decision. */
export const similarity = z.object({
  /** How much of what either says both say: an estimate. */
  percent: z.number(),
  submissions: z.array(z.object({ submissionId: id, learnerName: z.string() })).length(2),
  /** What both say, side by side, the longest first. */
  passages: z.array(z.object({ first: z.string(), second: z.string() })),
});

/** What a file of a submission can be. */
export const submissionFileTypes = [
  'image/png',
  'application/pdf',
  'text/plain',
  'application/zip',
  'video/mp4',
  'video/webm',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const;
