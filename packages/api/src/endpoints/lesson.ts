import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as exercise from '../schemas/exercise.ts';
import * as schema from '../schemas/lesson.ts';
import { programmeForStaff } from '../schemas/programme.ts';
import { questionInput } from '../schemas/question.ts';

const tag = 'Learning';
const person = { kind: 'person' } as const;
/** One waits for a place, or the cohort has not begun, or is over. */
const notNow = ['no-place', 'cohort-not-started', 'cohort-ended'] as const;
const staff = { kind: 'organisation', permission: 'programme:write' } as const;
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

const exerciseParams = organisationParams.extend({ programmeId: id, lessonId: id, key: exercise.exerciseKey });
const exercisePath =
  '/api/v1/organisations/{organisationId}/programmes/{programmeId}/lessons/{lessonId}/exercises/{key}';
const edited = ['invalid-request', 'not-signed-in', 'not-allowed', 'not-found', 'programme-published'] as const;

export const setExercise = defineEndpoint({
  id: 'setExercise',
  method: 'PUT',
  path: exercisePath,
  tag: 'Programmes',
  summary: 'Put an exercise into a reading or beneath a video; it stands where the text names its key',
  access: staff,
  params: exerciseParams,
  body: questionInput,
  success: { status: 200, body: programmeForStaff },
  problems: edited,
});

export const removeExercise = defineEndpoint({
  id: 'removeExercise',
  method: 'DELETE',
  path: exercisePath,
  tag: 'Programmes',
  summary: 'Take an exercise out of a lesson',
  access: staff,
  params: exerciseParams,
  success: { status: 200, body: programmeForStaff },
  problems: edited,
});

export const answerExercise = defineEndpoint({
  id: 'answerExercise',
  method: 'POST',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/exercises/{key}/answer',
  tag,
  summary: 'Have an answer checked, or ask for a hint, for the explanation, or to try again',
  access: person,
  params: lessonParams.extend({ key: exercise.exerciseKey }),
  body: exercise.exerciseInput,
  success: { status: 200, body: exercise.exerciseView },
  problems: ['invalid-request', 'not-signed-in', 'not-found', 'no-place', 'cohort-not-started'],
});
