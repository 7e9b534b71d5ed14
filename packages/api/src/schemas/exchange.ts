import { z } from 'zod';
import { id, instant, line } from './common.ts';

/** The largest package that is taken in, and the most that one may unpack to. */
export const maxPackageBytes = 256 * 1024 * 1024;

/** Why a package cannot be read at all: stable codes, explained in docs/programme-file.md. */
export const packageFaults = {
  'not-an-archive': 'This is not a ZIP archive.',
  'archive-damaged': 'The archive is damaged.',
  'archive-ambiguous': 'The archive can be read in more than one way.',
  'archive-encrypted': 'The archive is locked with a password.',
  'archive-unsafe': 'The archive holds a name that leads out of it, a link or a device.',
  'archive-too-large': 'The archive unpacks to more than is accepted.',
  'archive-unsupported': 'The archive is packed in a way that is not read here.',
  'format-unknown': 'The archive holds no programme, cartridge or question package.',
  'format-version-unknown': 'The file was written by a newer version of the format.',
  'manifest-invalid': 'What the archive says of its contents does not fit its format.',
  'xml-malformed': 'An XML file of the archive is not well-formed.',
  'xml-doctype': 'An XML file of the archive has a document type declaration, which is not accepted.',
  'xml-too-large': 'An XML file of the archive is larger or deeper than is accepted.',
  'media-mismatch': 'A medium is not there, or is not what its name says.',
  'too-many-parts': 'The package has more parts than are accepted.',
  'too-much-work': 'Reading the package takes more time or memory than is given.',
  'nothing-to-import': 'Nothing in the package can be imported.',
  'not-finished': 'The import could not be finished.',
} as const;

/** A stable code of {@link packageFaults}. */
export type PackageFault = keyof typeof packageFaults;

export const packageKind = z.enum(['laurel-programme', 'common-cartridge', 'qti']);

/** What is made of a package: a draft programme, or questions in the bank. */
const target = z.enum(['programme', 'bank']);

/** `already-there`: the bank has the question, or the package has it twice. */
const outcome = z.enum(['carried', 'changed', 'already-there', 'not-carried']);

/** What became of one thing in the package. */
export const reportLine = z.object({
  /** Where it is in the package: a file, or an identifier in one. */
  place: z.string(),
  what: z.enum([
    'programme',
    'achievement',
    'prerequisite',
    'module',
    'lesson',
    'exam',
    'question',
    'file',
    'link',
    'other',
  ]),
  title: z.string(),
  outcome,
  /** How it was changed, or why it was not carried; empty where it is carried as it is. */
  why: z.string(),
  /** What a person can do about it; empty where nothing needs doing. */
  whatToDo: z.string(),
});

const counts = z.object({
  carried: z.number().int(),
  changed: z.number().int(),
  alreadyThere: z.number().int(),
  notCarried: z.number().int(),
});

/** An import: first read and shown, then, when somebody says so, written. */
export const importView = z.object({
  id,
  fileName: z.string(),
  bytes: z.number().int(),
  /** `reading`, then `ready` to be looked at, then `writing`, then `done`; or `failed`, with nothing written. */
  state: z.enum(['reading', 'ready', 'writing', 'done', 'failed']),
  target,
  kind: packageKind.nullable(),
  /** What the programme will be called, or what the package is. */
  title: z.string().nullable(),
  counts,
  /** How many steps of what is under way are done. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Why it failed. */
  fault: z.object({ code: z.string(), sentence: z.string(), detail: z.string() }).nullable(),
  programmeId: id.nullable(),
  /** The pool that the questions came into as well. */
  poolId: id.nullable(),
  createdAt: instant,
});

/** No more are kept than go into one list. */
export const importList = z.object({ items: z.array(importView) });

export const importQuery = z.strictObject({
  /** What the file is called, for people. */
  fileName: line.optional(),
  target: target.default('programme'),
});

export const importRun = z.strictObject({
  /** An achievement of the organisation that finishing leads to; null to make the one that the package describes, as a draft. */
  achievementId: id.nullable().default(null),
  /** A pool that questions for the bank come into as well. */
  poolId: id.nullable().default(null),
  /** What becomes of questions that are there already: left as they are, or added once more. */
  alreadyThere: z.enum(['leave', 'add']).default('leave'),
});

export const reportQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(100),
  /** How many lines of the report come before. */
  after: z.coerce.number().int().min(0).max(100_000).default(0),
  outcome: outcome.optional(),
});

export const reportPage = z.object({ items: z.array(reportLine), total: z.number().int() });
