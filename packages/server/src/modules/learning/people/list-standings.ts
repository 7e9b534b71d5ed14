import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { pageFrom, readCursor } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { riskLimits } from './risk-rules.ts';
import { countSegments, type StandingRow, selectStandings } from './store.ts';

type Standings = AnswerOf<typeof endpoints.listStandings>;
type Standing = Standings['items'][number];

interface Input extends OwnProgramme {
  query: QueryOf<typeof endpoints.listStandings>;
}

/** How the learners of a segment stand, and how many each segment has; the longest away first. */
export async function listStandings(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { query, ...own }: Input,
): Promise<Standings> {
  const { segment, cohortId, limit } = query;
  const after = readCursor(query.cursor);
  const now = clock();
  return database.read(own.scope, async (tx) => {
    const { id: programmeId } = await readOwnProgramme(tx, own);
    const place = { programmeId, cohortId, now };
    const rows = await selectStandings(tx, { ...place, segment, after, limit: limit + 1 });
    const people = await findPeople(
      tx,
      rows.map(({ personId }) => personId),
    );
    const present = (row: StandingRow) => ({
      ...presentStanding(row, now),
      name: people.get(row.personId)?.name ?? '',
      email: people.get(row.personId)?.primaryEmail ?? '',
    });
    return {
      ...pageFrom(rows, limit, (row) => ({ at: row.lastActiveAt, id: row.id }), present),
      limits: riskLimits,
      segments: await countSegments(tx, place),
    };
  });
}

function presentStanding(row: StandingRow, now: Date): Omit<Standing, 'name' | 'email'> {
  const days = (since: Date) => Math.floor((now.getTime() - since.getTime()) / 86_400_000);
  const nothing = { days: null, examTitle: null, donePercent: null, elapsedPercent: null };
  const percent = (share: number) => Math.round(share * 100);
  const done = percent(row.lessonsDone / Math.max(row.lessonsTotal, 1));
  const risks: Standing['risks'] = [
    ...(row.stuck ? [{ ...nothing, rule: 'stuck' as const, days: days(row.lastActiveAt) }] : []),
    ...(row.notBegun ? [{ ...nothing, rule: 'not-begun' as const, days: days(row.openedAt) }] : []),
    ...(row.failedTwice ? [{ ...nothing, rule: 'failed-twice' as const, examTitle: row.failedExam }] : []),
    ...(row.behind
      ? [{ ...nothing, rule: 'behind' as const, donePercent: done, elapsedPercent: percent(row.elapsed ?? 0) }]
      : []),
  ];
  const { id: enrolmentId, personId, state, cohort, lessonsDone, lessonsTotal, currentLesson, recognised } = row;
  const lastActiveAt = row.lastActiveAt.toISOString();
  return {
    enrolmentId,
    personId,
    state,
    cohort,
    lessonsDone,
    lessonsTotal,
    lastActiveAt,
    currentLesson,
    recognised,
    risks,
  };
}
