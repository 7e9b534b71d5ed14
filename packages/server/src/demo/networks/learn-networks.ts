import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { type DemoJourney, examTitle, networksModules, portfolioTitle, projectTitle } from '../content/index.ts';
import type { DemoClock } from '../demo-clock.ts';
import type { Networks } from './find-networks.ts';
import { handInWork } from './hand-in-work.ts';
import { type Reviewers, reviewWork } from './review-work.ts';
import { sitExam } from './sit-exam.ts';

interface Input {
  call: ApiCaller;
  clock: DemoClock;
  networks: Networks;
  reviewers: Reviewers;
  /** Who gives more time, and confirms at the exam who somebody is. */
  instructor: ApiCaller;
  journey: DemoJourney;
}

const lessons = networksModules.flatMap((module) => module.lessons);

/** Takes a demo learner as far as their journey says, each step on its day. */
export async function learnNetworks(input: Input): Promise<void> {
  const { clock, journey } = input;
  const days = journey.enrolledDaysAgo;
  const enrolmentId = await clock.ago({ days }, () => enrolIn(input));
  const params = { enrolmentId };
  if (journey.sharesWork)
    await clock.ago({ days }, () => input.call(endpoints.shareWork, { params, body: { sharesWork: true } }));
  const at = { ...input, enrolmentId };
  for (const [index, daysAgo] of (journey.lessonsDaysAgo ?? []).entries()) await doLesson(at, index, daysAgo);
  await answerExercises(at);
  if (journey.watchedSeconds) await watch(at, journey.watchedSeconds);
  for (const [title, task] of [
    [projectTitle, journey.project],
    [portfolioTitle, journey.portfolio],
  ] as const)
    if (task) await handIn(at, title, task);
  for (const { wrong, minutesAgo } of journey.attempts ?? [])
    await clock.ago({ minutes: minutesAgo }, () => sitExam({ ...examOf(at), wrong }));
  if (journey.extension) await extend(at, journey.extension);
}

type At = Input & { enrolmentId: string };

async function enrolIn({ call, networks, journey }: Input): Promise<string> {
  const { programmeId, cohortIds } = networks;
  if (!journey.cohort) return (await call(endpoints.enrol, { params: { programmeId } })).id;
  const params = { cohortId: cohortIds.get(journey.cohort) ?? '' };
  return (await call(endpoints.joinCohort, { params, body: { waitingList: true } })).id;
}

async function doLesson({ call, clock, networks, enrolmentId }: At, index: number, days: number): Promise<void> {
  const lesson = lessons[index];
  const params = { enrolmentId, lessonId: networks.lessonIds.get(lesson?.title ?? '') ?? '' };
  const body = lesson?.kind === 'video' ? { done: true, by: 'transcript' as const } : { done: true };
  await clock.ago({ days }, () => call(endpoints.setProgress, { params, body }));
}

/** Plays so many seconds of the film, in the time that this takes. */
async function watch({ call, clock, networks, enrolmentId }: At, seconds: number): Promise<void> {
  const film = lessons.find(({ kind }) => kind === 'video');
  const params = { enrolmentId, lessonId: networks.lessonIds.get(film?.title ?? '') ?? '' };
  const begunMinutesAgo = 1 + seconds / 60;
  await clock.ago({ minutes: begunMinutesAgo }, () => call(endpoints.countWatched, { params, body: {} }));
  const body = { ranges: [{ start: 0, end: seconds }], positionSeconds: seconds };
  await clock.ago({ minutes: begunMinutesAgo - seconds / 60 }, () => call(endpoints.countWatched, { params, body }));
}

async function answerExercises({ call, clock, networks, journey, enrolmentId }: At): Promise<void> {
  const days = journey.lessonsDaysAgo?.at(-1) ?? 0;
  for (const { key, answer } of journey.exercises ?? []) {
    const lesson = lessons.find((each) => 'exercises' in each && key in each.exercises);
    const lessonId = networks.lessonIds.get(lesson?.title ?? '') ?? '';
    const params = { enrolmentId, lessonId, key };
    await clock.ago({ days }, () => call(endpoints.answerExercise, { params, body: answer }));
  }
}

async function handIn(
  { call, clock, networks, reviewers, enrolmentId }: At,
  title: string,
  { work, daysAgo: days, review }: NonNullable<DemoJourney['project']>,
): Promise<void> {
  const { organisationId, lessonIds } = networks;
  const params = { enrolmentId, lessonId: lessonIds.get(title) ?? '' };
  const submissionId = await clock.ago({ days }, () => handInWork({ call, params, work }));
  // Reviewers take a day or two.
  if (review)
    await clock.ago({ days: Math.max(0, days - 2) }, () =>
      reviewWork({ reviewers, organisationId, submissionId, ...review }),
    );
}

function examOf({ call, instructor: invigilator, networks, enrolmentId }: At) {
  const { organisationId, programmeId, lessonIds } = networks;
  const place = { organisationId, programmeId, lessonId: lessonIds.get(examTitle) ?? '' };
  return { call, invigilator, place, enrolmentId };
}

async function extend(
  { networks, instructor, enrolmentId, clock, call }: At,
  { days, reason }: { days: number; reason: string },
): Promise<void> {
  const { organisationId, programmeId, lessonIds } = networks;
  const lessonId = lessonIds.get(projectTitle) ?? '';
  const { dueAt } = await call(endpoints.getWork, { params: { enrolmentId, lessonId } });
  const from = dueAt ? new Date(dueAt) : clock.now();
  const until = new Date(from.getTime() + days * 86_400_000).toISOString();
  const params = { organisationId, programmeId, enrolmentId, lessonId };
  await instructor(endpoints.decideExtension, { params, body: { until, reason } });
}
