import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { type AchievementTerms, areSameTerms } from '../../issuer/index.ts';
import { phaseOf } from '../cohort/calendar-days.ts';
import { type CohortRow, selectCohorts, selectPosition } from '../cohort/store.ts';
import { presentStandings } from '../completion/present-standing.ts';
import { type BestScore, selectBestScores } from '../exam/attempt-store.ts';
import { type LessonOutline, type ModuleRow, selectModules, selectOutline } from '../programme/content-store.ts';
import { isOnOffer } from '../programme/policy.ts';
import { type ProgrammeRow, selectAllOffered, selectVersions } from '../programme/store.ts';
import { selectRecognising } from '../recognition/terms-store.ts';
import { type OwedReviews, selectOwedReviews } from '../review/peer/owed-store.ts';
import { planMove } from './plan-move.ts';
import { type LessonProgress, planProgress } from './plan-progress.ts';
import { type EnrolmentRow, type ProgressRow, selectProgress } from './store.ts';

/** An enrolment with the progress of every lesson. */
export type EnrolmentDetail = AnswerOf<typeof endpoints.getEnrolment>;

/** Shows one enrolment, in the scope of its organisation: only there can it be said how many wait before. */
export async function presentEnrolment(tx: Tx, row: EnrolmentRow, now: Date): Promise<EnrolmentDetail> {
  const owed = await selectOwedReviews(tx, { enrolmentId: row.id });
  const [detail] = await presentEnrolments(tx, { rows: [row], owed, now });
  assert(detail);
  return row.state === 'waiting' ? { ...detail, waitingPosition: await selectPosition(tx, row.id) } : detail;
}

interface Input {
  rows: readonly EnrolmentRow[];
  /** Read by who may see the work of others, which is no learner in a scope of their own. */
  owed: readonly OwedReviews[];
  now: Date;
}

/** Shows enrolments, with a few queries for all of them. */
export async function presentEnrolments(tx: Tx, { rows, owed, now }: Input): Promise<EnrolmentDetail[]> {
  const ids = rows.map(({ id }) => id);
  const offered = await selectAllOffered(tx, [...new Set(rows.map(({ programmeId }) => programmeId))]);
  const versionIds = [...new Set([...rows, ...offered].map(({ versionId }) => versionId))];
  const versions = new Map((await selectVersions(tx, versionIds)).map((row) => [row.versionId, row]));
  const modules = Map.groupBy(await selectModules(tx, versionIds), ({ versionId }) => versionId);
  const lessons = Map.groupBy(await selectOutline(tx, versionIds), ({ versionId }) => versionId);
  const kept = Map.groupBy(await selectProgress(tx, ids), ({ enrolmentId }) => enrolmentId);
  const cohorts = await selectCohorts(
    tx,
    rows.flatMap(({ cohortId }) => cohortId ?? []),
  );
  const scores = Map.groupBy(await selectBestScores(tx, ids), ({ enrolmentId }) => enrolmentId);
  const standings = await presentStandings(tx, rows);
  const recognising = await selectRecognising(tx, versionIds);
  return rows.map((row) => {
    const programme = versions.get(row.versionId);
    assert(programme, `the programme of enrolment ${row.id} cannot be seen`);
    const newest = offered.find(({ id }) => id === row.programmeId) ?? programme;
    return present(row, {
      programme,
      newest,
      modules: modules.get(row.versionId) ?? [],
      outline: lessons.get(row.versionId) ?? [],
      newestOutline: lessons.get(newest.versionId) ?? [],
      kept: kept.get(row.id) ?? [],
      scores: scores.get(row.id) ?? [],
      completion: standings.get(row.id) ?? { missing: [], sharesWork: null, total: null, outcomes: [] },
      isRecognising: recognising.has(row.versionId) && isOnOffer(programme),
      cohort: cohorts.find(({ id }) => id === row.cohortId),
      owed: owed.filter(({ enrolmentId }) => enrolmentId === row.id),
      now,
    });
  });
}

interface Around {
  /** As the learner has it. */
  programme: ProgrammeRow;
  /** As it is on offer now. */
  newest: ProgrammeRow;
  modules: ModuleRow[];
  outline: LessonOutline[];
  newestOutline: LessonOutline[];
  kept: ProgressRow[];
  scores: BestScore[];
  completion: EnrolmentDetail['completion'];
  /** Whether the version recognises prior learning, and is on offer. */
  isRecognising: boolean;
  cohort: CohortRow | undefined;
  /** The first due first. */
  owed: OwedReviews[];
  now: Date;
}

function present(row: EnrolmentRow, around: Around): EnrolmentDetail {
  const { programme, modules, outline, kept, scores, completion, cohort } = around;
  const { lessons, lessonsDone, lessonsTotal, minutesLeft, nextLesson } = planProgress(outline, kept);
  const best = new Map(scores.map(({ originId, scorePercent }) => [originId, scorePercent]));
  return {
    id: row.id,
    programmeId: row.programmeId,
    programmeTitle: programme.title,
    organisationName: programme.organisationName,
    achievementName: programme.achievementName,
    achievementImageUrl: programme.achievementImageUrl,
    state: row.state,
    enrolledAt: row.enrolledAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    recognised: row.recognised,
    lessonsDone,
    lessonsTotal,
    minutesLeft,
    nextLesson,
    reviewsOwed: presentOwed(lessons, around),
    resume: resumeIn(lessons, kept),
    credentialId: row.credentialId,
    version: programme.version,
    newerVersion: newerVersion(row, around),
    completion,
    cohort: cohort ? presentOwnCohort(cohort, around.now) : null,
    waitingPosition: null,
    recognisesPriorLearning: around.isRecognising && row.state !== 'completed',
    modules: modules.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
      lessons: lessons
        .filter(({ moduleId }) => moduleId === id)
        .map((lesson) => ({ ...lesson, bestScorePercent: best.get(lesson.originId) ?? null })),
    })),
  };
}

function presentOwed(
  lessons: readonly LessonProgress[],
  { owed, now }: Pick<Around, 'owed' | 'now'>,
): EnrolmentDetail['reviewsOwed'] {
  return [...Map.groupBy(owed, ({ lessonId }) => lessonId)].flatMap(([lessonId, its]) => {
    const [first] = its;
    if (!first) return [];
    const ownWaits = lessons.some(({ id, state }) => id === lessonId && state === 'handed-in');
    return {
      lessonId,
      title: first.lessonTitle,
      count: its.reduce((sum, { count }) => sum + count, 0),
      dueAt: first.dueAt.toISOString(),
      // Whose day has passed holds nothing up any more.
      holdsUpOwn: ownWaits && its.some(({ reviewFirst, dueAt }) => reviewFirst && dueAt > now),
    };
  });
}

function presentOwnCohort(row: CohortRow, now: Date): EnrolmentDetail['cohort'] {
  const { id, name, startsOn, endsOn } = row;
  return { id, name, startsOn, endsOn, phase: phaseOf(row, now) };
}

/** The lesson last worked on, where it is begun and not done. */
function resumeIn(lessons: readonly LessonProgress[], kept: readonly ProgressRow[]): EnrolmentDetail['resume'] {
  const [last] = kept
    .filter(({ lessonId }) => lessons.some(({ id }) => id === lessonId))
    .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  const lesson = lessons.find(({ id }) => id === last?.lessonId);
  if (!last || lesson?.state !== 'started' || (lesson.kind !== 'reading' && lesson.kind !== 'video')) return null;
  const { id, title, kind, minutes } = lesson;
  return { id, title, kind, minutes, anchor: last.anchor, positionSeconds: last.positionSeconds };
}

function newerVersion({ state }: EnrolmentRow, { programme, newest, outline, newestOutline, kept }: Around) {
  if (state === 'completed' || newest.version <= programme.version || !newest.publishedAt) return null;
  const move = planMove({ from: outline, to: newestOutline }, kept);
  return {
    version: newest.version,
    publishedAt: newest.publishedAt.toISOString(),
    lessonsKept: move.kept.filter(({ progress }) => progress.state === 'done').length,
    lessonsAdded: move.added.map(({ title }) => title),
    lessonsDropped: move.dropped.map(({ title }) => title),
    earns: whatIsEarned(programme, newest),
  };
}

/** What one earns in one's own version, and in the newest, where that is not the same. */
function whatIsEarned({ achievementTerms: here }: ProgrammeRow, { achievementTerms: there }: ProgrammeRow) {
  if (!here || !there || areSameTerms(here, there)) return null;
  return { here: worthOf(here), there: worthOf(there) };
}

function worthOf({ name, credits, creditSystem, hours, level }: AchievementTerms) {
  return { name, credits, creditSystem, hours, level };
}
