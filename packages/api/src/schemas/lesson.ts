import { z } from 'zod';
import { id } from './common.ts';

/** A block of a reading. */
export const anchor = z.string().regex(/^p-\d{1,5}$/, 'a place in a reading is the id of one of its blocks');

/** Where one stopped. */
export const resume = z.object({
  id,
  title: z.string(),
  kind: z.enum(['reading', 'video']),
  minutes: z.number(),
  anchor: z.string().nullable(),
  positionSeconds: z.number().nullable(),
});

/** Whole seconds of a video from `start` up to, and without, `end`. */
const seconds = z.strictObject({
  start: z.number().int().min(0).max(86_400),
  end: z.number().int().min(1).max(86_400),
});

/** What was really played of a video. */
export const watched = z.object({
  ranges: z.array(seconds),
  seconds: z.number().int(),
  /** So many seconds of it must have been played for the lesson to be done. */
  neededSeconds: z.number().int(),
});

export const watchedInput = z.strictObject({
  /** What was played since the last time this was said; none where one begins to watch, or begins again. */
  ranges: z
    .array(seconds.refine(({ start, end }) => start < end, 'the end comes after the start'))
    .max(50)
    .default([]),
  positionSeconds: z.number().min(0).max(86_400).optional(),
});

export const watchedAnswer = watched.extend({ state: z.enum(['started', 'done']) });
