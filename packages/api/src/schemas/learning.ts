import { z } from 'zod';
import { achievement } from './achievement.ts';
import { ownCohort } from './cohort.ts';
import { id, instant, pageQuery, text } from './common.ts';
import { completionStanding } from './completion.ts';
import { exerciseView } from './exercise.ts';
import { anchor, resume, watched } from './lesson.ts';
import { proctoredAttempt, sessionOfLearner } from './proctoring.ts';
import { captions, feedback, feedbackFrom, lessonKind, supervision } from './programme.ts';
import { answer, questionForLearner } from './question.ts';
import { sittingOfLearner } from './supervision.ts';

/** `waiting` for a place in a cohort; `left` where the place was given up; `applying` for recognition, without a place. */
const enrolmentState = z.enum(['waiting', 'active', 'completed', 'left', 'applying']);

/** How far a learner is with a lesson; `handed-in` waits for somebody's decision. */
const lessonState = z.enum(['open', 'started', 'handed-in', 'done', 'locked']);

/** Of one project or portfolio. */
const reviewsOwed = z.object({
  lessonId: id,
  title: z.string(),
  count: z.number().int(),
  /** The first of them. */
  dueAt: instant,
  /** Whether one’s own work is decided on only when they are given. */
  holdsUpOwn: z.boolean(),
});

export const enrolmentSummary = z.object({
  id,
  programmeId: id,
  programmeTitle: z.string(),
  organisationName: z.string(),
  achievementImageUrl: z.string().nullable(),
  achievementName: z.string(),
  state: enrolmentState,
  enrolledAt: instant,
  completedAt: instant.nullable(),
  /** Whether the whole of it was recognised as prior learning: the lessons done say nothing of it then. */
  recognised: z.boolean(),
  lessonsDone: z.number().int(),
  lessonsTotal: z.number().int(),
  minutesLeft: z.number().int(),
  /** The lesson that is next; `handed-in` where nothing is left but to wait for a decision; null when everything is done. */
  nextLesson: z.object({ id, title: z.string(), kind: lessonKind, minutes: z.number(), state: lessonState }).nullable(),
  /** Reviews of fellow learners that one has to give, the first due first: they come before the next lesson. */
  reviewsOwed: z.array(reviewsOwed),
  /** Where one stopped, if a lesson is begun and not done: the last one worked on. */
  resume: resume.nullable(),
  credentialId: id.nullable(),
  /** The cohort in which one learns or waits; null at one’s own pace. */
  cohort: ownCohort.nullable(),
});

const lessonProgress = z.object({
  id,
  kind: lessonKind,
  title: z.string(),
  minutes: z.number(),
  /** Whether the programme is complete only when it is done. */
  required: z.boolean(),
  state: lessonState,
  bestScorePercent: z.number().nullable(),
});

const worth = achievement.pick({ name: true, credits: true, creditSystem: true, hours: true, level: true });

/** What a learner would find in the newest version. */
const newerVersion = z.object({
  version: z.number().int(),
  publishedAt: instant,
  /** How many lessons done count there too. */
  lessonsKept: z.number().int(),
  lessonsAdded: z.array(z.string()),
  lessonsDropped: z.array(z.string()),
  /** What is earned in one's own version, and in the newest; null where it is the same, word for word. */
  earns: z.object({ here: worth, there: worth }).nullable(),
});

export const versionInput = z.strictObject({ version: z.number().int().min(1) });

export const enrolmentDetail = enrolmentSummary.extend({
  version: z.number().int(),
  /** The newest version where it is another than the learner's own and the programme is not completed. */
  newerVersion: newerVersion.nullable(),
  /** How many come before, and oneself: 1 is next. Only of one who waits. */
  waitingPosition: z.number().int().nullable(),
  /** Whether one can apply for recognition of prior learning in it. */
  recognisesPriorLearning: z.boolean(),
  modules: z.array(z.object({ id, title: z.string(), summary: z.string(), lessons: z.array(lessonProgress) })),
  completion: completionStanding,
});

const attemptSummary = z.object({
  id,
  number: z.number().int(),
  state: z.enum(['open', 'submitted']),
  startedAt: instant,
  submittedAt: instant.nullable(),
  scorePercent: z.number().nullable(),
  passed: z.boolean().nullable(),
  /** Whether its result counts: that of a proctored attempt may wait for a decision, or be set aside. */
  counts: z.enum(['yes', 'waiting', 'no']),
});

/** A lesson as its learner sees it. */
export const lessonView = z.object({
  id,
  enrolmentId: id,
  programmeId: id,
  programmeTitle: z.string(),
  moduleTitle: z.string(),
  kind: lessonKind,
  title: z.string(),
  minutes: z.number(),
  state: lessonState,
  /** Sanitised HTML made from Markdown: the reading, or the exam's instructions. */
  html: z.string().nullable(),
  videoUrl: z.string().nullable(),
  durationSeconds: z.number().int().nullable(),
  captions,
  posterUrl: z.string().nullable(),
  transcript: z.string().nullable(),
  /** Where the learner stopped in the video. */
  positionSeconds: z.number().nullable(),
  /** The block of the reading where the learner stopped: the id of an element in `html`. */
  anchor: z.string().nullable(),
  /** In the order of their keys; where one stands in `html` there is `<div id="exercise-{key}"></div>`. */
  exercises: z.array(exerciseView),
  /** Of a video whose length is known. */
  watched: watched.nullable(),
  exam: z
    .object({
      passMarkPercent: z.number(),
      questionCount: z.number().int(),
      attemptsAllowed: z.number().int().nullable(),
      /** How long this learner may take, extra time included. */
      timeLimitMinutes: z.number().int().nullable(),
      extraTimePercent: z.number().int(),
      coolDownMinutes: z.number().int(),
      /** From when on the next attempt may start; null where it may at once. */
      nextAttemptFrom: instant.nullable(),
      feedback,
      feedbackFrom,
      supervision,
      /** How long breaks may be in one attempt, all together, for this learner. */
      breakMinutes: z.number().int(),
      /** The sitting that the learner has asked for and not used yet. */
      sitting: sittingOfLearner.nullable(),
      /** The session of a proctored exam that the learner has asked for and not used yet. */
      session: sessionOfLearner.nullable(),
      attempts: z.array(attemptSummary),
    })
    .nullable(),
  previousLessonId: id.nullable(),
  nextLessonId: id.nullable(),
});

export const progressInput = z.strictObject({
  positionSeconds: z.number().min(0).max(86_400).optional(),
  /** The id of an element in the lesson's `html`. */
  anchor: anchor.optional(),
  /** When one was there; a place that comes late does not win over a later one. Now, where it is not said. */
  at: instant.optional(),
  done: z.boolean().optional(),
  /** The video's transcript was read in place of watching it. */
  by: z.literal('transcript').optional(),
});

/** A question of an attempt, as its learner sees it: never with the key. */
const attemptQuestion = z
  .object({
    answer,
    /** Only after handing in, and only where the exam's feedback shows it. */
    outcome: z.object({ points: z.number(), correct: z.boolean(), explanation: z.string() }).nullable(),
  })
  .and(questionForLearner);

export const attemptView = attemptSummary.extend({
  enrolmentId: id,
  lessonId: id,
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  passMarkPercent: z.number(),
  attemptsLeft: z.number().int().nullable(),
  nextAttemptFrom: instant.nullable(),
  /** When its time is up, by the server's clock. */
  endsAt: instant.nullable(),
  /** Of an open attempt with a time limit, as the answer was made. */
  secondsLeft: z.number().int().nullable(),
  /** Whether it was handed in by the end of its time. */
  overtime: z.boolean(),
  /** Of an open attempt with a time limit: what is left of the time for breaks, as the answer was made. */
  breakSecondsLeft: z.number().int(),
  /** Whether it is in a break: the clock stands still, and no question is shown. */
  onBreak: z.boolean(),
  /** Of a proctored attempt that was handed in: whether its result counts yet. */
  proctored: proctoredAttempt.nullable(),
  /** What is shown of it now. */
  feedback,
  questions: z.array(attemptQuestion),
});

/** What is decided for one learner, and why; the learner sees the time, and nobody but the staff the reason. */
export const accommodationInput = z.strictObject({
  extraTimePercent: z.number().int().min(0).max(300),
  /** How long breaks may be in one attempt, all together; they stop the clock. */
  breakMinutes: z.number().int().min(0).max(120).default(0),
  reason: text.max(1_000),
});

export const accommodation = z.object({ learnerName: z.string(), ...accommodationInput.shape });

/** A learner as the programme's staff see them. */
export const learnerRow = z.object({
  enrolmentId: id,
  personId: id,
  name: z.string(),
  email: z.string(),
  version: z.number().int(),
  state: enrolmentState,
  enrolledAt: instant,
  completedAt: instant.nullable(),
  lastActiveAt: instant,
  /** Whether the whole of it was recognised as prior learning: the lessons done say nothing of it then. */
  recognised: z.boolean(),
  lessonsDone: z.number().int(),
  lessonsTotal: z.number().int(),
  bestScorePercent: z.number().nullable(),
  credentialId: id.nullable(),
  cohort: z.object({ id, name: z.string() }).nullable(),
  waitingSince: instant.nullable(),
  waitingPosition: z.number().int().nullable(),
});

export const learnersQuery = pageQuery.extend({
  cohortId: id.optional(),
  /** All but those who left, when it is not given. */
  state: enrolmentState.optional(),
});
