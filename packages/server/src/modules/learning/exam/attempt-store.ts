import type { Answer } from '@laurel/api';
import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { PaperEntry } from './draw-paper.ts';
import type { Marks, Outcome } from './mark-answers.ts';

/** One try at an exam. */
export interface AttemptRow {
  id: string;
  organisationId: string;
  enrolmentId: string;
  lessonId: string;
  personId: string;
  number: number;
  state: 'open' | 'submitted';
  /** What it asks, in the order in which it asks. */
  paper: PaperEntry[];
  /** Answers by question id. */
  answers: Record<string, Answer>;
  outcomes: Outcome[] | null;
  scorePercent: number | null;
  passed: boolean | null;
  startedAt: Date;
  /** When its time is up; null where there is no limit. */
  endsAt: Date | null;
  submittedAt: Date | null;
  /** What is left of the time for breaks. */
  breakSecondsLeft: number;
  /** Since when it is in a break. */
  breakFrom: Date | null;
  /** Whether it was handed in by the end of its time, not by its learner. */
  overtime: boolean;
}

/** The best score of a learner in an exam, whichever versions of it were taken. */
export interface BestScore {
  enrolmentId: string;
  originId: string;
  /** The exam as it was when that score was reached. */
  lessonId: string;
  passMarkPercent: number | null;
  scorePercent: number;
}

const columns = sql`a.id, a.organisation_id, a.enrolment_id, a.lesson_id, a.person_id, a.number, a.state, a.paper, a.answers,
  a.outcomes, a.score_percent, a.passed, a.started_at, a.ends_at, a.submitted_at, a.overtime,
  a.break_seconds_left, a.break_from`;

/** An attempt: one's own, or one at an exam of the organisation. */
export async function selectAttempt(tx: Tx, id: string): Promise<AttemptRow | undefined> {
  const { rows } = await sql<AttemptRow>`select ${columns} from learning.attempt a where a.id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, and whoever else would write to it waits until this transaction ends. */
export async function lockAttempt(tx: Tx, id: string): Promise<AttemptRow | undefined> {
  const { rows } =
    await sql<AttemptRow>`select ${columns} from learning.attempt a where a.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The attempts of a learner at one exam, in whichever versions of it, the first first. */
export async function selectAttempts(
  tx: Tx,
  { enrolmentId, originId }: { enrolmentId: string; originId: string },
): Promise<AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`select ${columns} from learning.attempt a
    join learning.lesson l on l.id = a.lesson_id
    where a.enrolment_id = ${enrolmentId} and l.origin_id = ${originId} order by a.number`.execute(tx);
  return rows;
}

/** The best scores of these enrolments, an exam each; of passed attempts only where asked. */
export async function selectBestScores(
  tx: Tx,
  enrolmentIds: readonly string[],
  options: { passedOnly: boolean } = { passedOnly: false },
): Promise<BestScore[]> {
  const { rows } = await sql<BestScore>`select distinct on (a.enrolment_id, l.origin_id)
      a.enrolment_id, l.origin_id, a.lesson_id, l.pass_mark_percent, a.score_percent
    from learning.attempt a join learning.lesson l on l.id = a.lesson_id
    where a.enrolment_id = any(${[...enrolmentIds]}::uuid[]) and a.state = 'submitted' and (a.passed or not ${options.passedOnly})
    order by a.enrolment_id, l.origin_id, a.score_percent desc, a.number`.execute(tx);
  return rows;
}

export async function hasOpenAttempt(tx: Tx, enrolmentId: string): Promise<boolean> {
  const { rows } =
    await sql`select from learning.attempt where enrolment_id = ${enrolmentId} and state = 'open' limit 1`.execute(tx);
  return rows.length > 0;
}

export async function insertAttempt(
  tx: Tx,
  row: Omit<
    AttemptRow,
    'state' | 'answers' | 'outcomes' | 'scorePercent' | 'passed' | 'submittedAt' | 'overtime' | 'breakFrom'
  >,
): Promise<void> {
  await sql`insert into learning.attempt
    (id, organisation_id, enrolment_id, lesson_id, person_id, number, state, paper, answers, started_at, ends_at, break_seconds_left)
    values (${row.id}, ${row.organisationId}, ${row.enrolmentId}, ${row.lessonId}, ${row.personId}, ${row.number}, 'open',
      ${JSON.stringify(row.paper)}::jsonb, '{}', ${row.startedAt}, ${row.endsAt}, ${row.breakSecondsLeft})`.execute(tx);
}

export async function updateAnswers(
  tx: Tx,
  { id, answers }: { id: string; answers: Record<string, Answer> },
): Promise<void> {
  await sql`update learning.attempt set answers = ${JSON.stringify(answers)}::jsonb where id = ${id} and state = 'open'`.execute(
    tx,
  );
}

/** Open attempts whose time is up, the longest over first. */
export async function selectRunOut(tx: Tx, now: Date): Promise<Pick<AttemptRow, 'id' | 'organisationId'>[]> {
  const { rows } = await sql<Pick<AttemptRow, 'id' | 'organisationId'>>`select id, organisation_id from learning.attempt
    where state = 'open' and ends_at <= ${now}
      and ends_at + least(coalesce(${now}::timestamptz - break_from, interval '0'), make_interval(secs => break_seconds_left)) <= ${now}
    order by ends_at limit 500`.execute(tx);
  return rows;
}

/** Closes an attempt with its marks; says no when it was closed before. */
export async function closeAttempt(
  tx: Tx,
  {
    id,
    outcomes,
    scorePercent,
    passed,
    submittedAt,
    overtime,
  }: Pick<AttemptRow, 'id' | 'overtime'> & Marks & { passed: boolean; submittedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update learning.attempt set state = 'submitted', outcomes = ${JSON.stringify(outcomes)}::jsonb,
    score_percent = ${scorePercent}, passed = ${passed}, submitted_at = ${submittedAt},
    overtime = ${overtime}, break_from = null where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Keeps how an attempt's clock stands. */
export async function updateClock(
  tx: Tx,
  { id, endsAt, breakSecondsLeft, breakFrom }: Pick<AttemptRow, 'id' | 'endsAt' | 'breakSecondsLeft' | 'breakFrom'>,
): Promise<void> {
  await sql`update learning.attempt set ends_at = ${endsAt}, break_seconds_left = ${breakSecondsLeft},
    break_from = ${breakFrom} where id = ${id} and state = 'open'`.execute(tx);
}
