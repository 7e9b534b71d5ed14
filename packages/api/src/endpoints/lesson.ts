import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id } from '../schemas/common.ts';
import * as schema from '../schemas/lesson.ts';

const tag = 'Learning';
const person = { kind: 'person' } as const;
/** One waits for a place, or the cohort has not begun, or is over. */
const notNow = ['no-place', 'cohort-not-started', 'cohort-ended'] as const;
const lessonParams = z.object({ enrolmentId: id, lessonId: id });

export const countWatched = defineEndpoint({
  id: 'countWatched',
  method: 'POST',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/watched',
  tag,
  summary: 'Say what was played of a video since the last time; more than could have been played is refused',
  access: person,
  params: lessonParams,
  body: schema.watchedInput,
  success: { status: 200, body: schema.watchedAnswer },
  problems: ['invalid-request', 'not-signed-in', 'not-found', ...notNow, 'watched-too-fast'],
});
