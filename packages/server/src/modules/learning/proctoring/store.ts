import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** One sitting under a provider's eyes, and what became of it. */
export interface SessionRow {
  id: string;
  organisationId: string;
  enrolmentId: string;
  lessonId: string;
  personId: string;
  /** What the provider knows it by. */
  attemptRef: string;
  providerName: string;
  askedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  attemptId: string | null;
  givenUpAt: Date | null;
  decision: 'counts' | 'set-aside' | null;
  decisionNote: string | null;
  flagsDecided: number | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** How many things the provider has flagged. */
  flagCount: number;
}

/** A session with the attempt that was made in it. */
export interface UsedSessionRow extends SessionRow {
  attemptId: string;
  attemptNumber: number;
  /** Null as long as it is sat. */
  submittedAt: Date | null;
  scorePercent: number | null;
  isCompleted: boolean;
}

/** Something that the provider said, as it was signed. */
export interface EventRow {
  organisationId: string;
  webhookId: string;
  bodyHash: Uint8Array;
  sessionId: string;
  kind: 'session.started' | 'session.ended' | 'session.flagged';
  reason: string | null;
  happenedAt: Date;
  receivedAt: Date;
}

/** What was seen in a session. */
export type FlagRow = Pick<EventRow, 'sessionId' | 'happenedAt'> & { reason: string };

const columns = sql`s.id, s.organisation_id, s.enrolment_id, s.lesson_id, s.person_id, s.attempt_ref, s.provider_name, s.asked_at,
  s.started_at, s.ended_at, s.attempt_id, s.given_up_at, s.decision, s.decision_note, s.flags_decided, s.decided_by_name, s.decided_at,
  (select count(*)::integer from learning.proctoring_event f where f.session_id = s.id and f.kind = 'session.flagged') as flag_count`;

const used = sql`select ${columns}, a.number as attempt_number, a.submitted_at, a.score_percent, e.state = 'completed' as is_completed
  from learning.proctored_session s join learning.lesson l on l.id = s.lesson_id join learning.attempt a on a.id = s.attempt_id
  join learning.enrolment e on e.id = s.enrolment_id`;

/** The session that a learner has asked for and not used. */
export async function selectOpenSession(
  tx: Tx,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${columns} from learning.proctored_session s
    where s.enrolment_id = ${enrolmentId} and s.lesson_id = ${lessonId} and s.attempt_id is null and s.given_up_at is null`.execute(
    tx,
  );
  return rows[0];
}

/** The sessions in which these attempts were made. */
export async function selectSessionsOf(tx: Tx, attemptIds: readonly string[]): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`select ${columns} from learning.proctored_session s
    where s.attempt_id = any(${[...attemptIds]}::uuid[])`.execute(tx);
  return rows;
}

/** What the provider's reference stands for. */
export async function selectByRef(
  tx: Tx,
  { organisationId, attemptRef }: Pick<SessionRow, 'organisationId' | 'attemptRef'>,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${columns} from learning.proctored_session s
    where s.organisation_id = ${organisationId} and s.attempt_ref = ${attemptRef}`.execute(tx);
  return rows[0];
}

/** By its id alone; nothing as long as no attempt was made in it. */
export async function selectUsedSession(tx: Tx, id: string): Promise<UsedSessionRow | undefined> {
  const { rows } = await sql<UsedSessionRow>`${used} where s.id = ${id}`.execute(tx);
  return rows[0];
}

/** What `isHeld` says of a session that was handed in, of rows that have the columns of `used`. */
const isWaiting = sql`submitted_at is not null and (flag_count > coalesce(flags_decided, 0) or decision is null
  and (ended_at is null or ended_at + interval '1 minute' < submitted_at))`;

/** How many attempts at an exam wait for staff. */
export interface WaitingRow {
  programmeId: string;
  programmeTitle: string;
  lessonId: string;
  examTitle: string;
  count: number;
}

/** The exams of an organisation with attempts that wait for staff; for the provider alone one waits until `silentSince`. */
export async function selectWaiting(
  tx: Tx,
  { organisationId, silentSince }: { organisationId: string; silentSince: Date },
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select v.programme_id, newest.title as programme_title, newest.lesson_id,
      newest.exam_title, count(*)::integer as count
    from (${used} where s.organisation_id = ${organisationId}) s
    join learning.lesson l on l.id = s.lesson_id join learning.programme_version v on v.id = l.version_id
    cross join lateral (select nv.title, n.id as lesson_id, n.title as exam_title
      from learning.lesson n join learning.programme_version nv on nv.id = n.version_id
      where n.origin_id = l.origin_id order by nv.number desc limit 1) newest
    where ${isWaiting} and (flag_count > 0 or ended_at is not null or submitted_at < ${silentSince})
    group by 1, 2, 3, 4 order by 2, 4, 3 limit 100`.execute(tx);
  return rows;
}

/**
 * The newest sessions of an exam, in whichever version, that an attempt was made in; before all others those whose result waits,
 * as `stateOf` has it.
 */
export async function selectSessions(tx: Tx, originId: string): Promise<UsedSessionRow[]> {
  const { rows } = await sql<UsedSessionRow>`select * from (${used} where l.origin_id = ${originId}) s
    order by (${isWaiting}) desc, asked_at desc, id limit 200`.execute(tx);
  return rows;
}

/** A session of this exam, in whichever version, that an attempt was made in. */
export async function selectSession(
  tx: Tx,
  { id, originId }: { id: string; originId: string },
): Promise<UsedSessionRow | undefined> {
  const { rows } = await sql<UsedSessionRow>`${used} where s.id = ${id} and l.origin_id = ${originId}`.execute(tx);
  return rows[0];
}

type Asked = Pick<
  SessionRow,
  'id' | 'organisationId' | 'enrolmentId' | 'lessonId' | 'personId' | 'attemptRef' | 'providerName' | 'askedAt'
>;

export async function insertSession(tx: Tx, row: Asked): Promise<void> {
  await sql`insert into learning.proctored_session
      (id, organisation_id, enrolment_id, lesson_id, person_id, attempt_ref, provider_name, asked_at)
    values (${row.id}, ${row.organisationId}, ${row.enrolmentId}, ${row.lessonId}, ${row.personId}, ${row.attemptRef},
      ${row.providerName}, ${row.askedAt})`.execute(tx);
}

export async function giveUpSession(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await sql`update learning.proctored_session set given_up_at = ${now} where id = ${id}`.execute(tx);
}

export async function useSession(tx: Tx, { id, attemptId }: { id: string; attemptId: string }): Promise<void> {
  await sql`update learning.proctored_session set attempt_id = ${attemptId} where id = ${id}`.execute(tx);
}

/** Keeps when a session began or ended: what was said first counts. */
export async function markTime(
  tx: Tx,
  { id, kind, at }: { id: string; kind: 'session.started' | 'session.ended'; at: Date },
): Promise<void> {
  const column = sql.ref(kind === 'session.started' ? 'started_at' : 'ended_at');
  await sql`update learning.proctored_session set ${column} = coalesce(${column}, ${at}) where id = ${id}`.execute(tx);
}

type Decided = Pick<SessionRow, 'id' | 'decision' | 'decisionNote' | 'flagsDecided'>;

export async function keepDecision(
  tx: Tx,
  { personId, name, now, ...row }: Decided & { personId: string; name: string; now: Date },
): Promise<void> {
  await sql`update learning.proctored_session set decision = ${row.decision}, decision_note = ${row.decisionNote},
    flags_decided = ${row.flagsDecided}, decided_by = ${personId}, decided_by_name = ${name}, decided_at = ${now}
    where id = ${row.id}`.execute(tx);
}

/** Keeps an event unless one with its id is there; answers the hash of what is there. */
export async function keepEvent(tx: Tx, row: EventRow): Promise<{ isNew: boolean; bodyHash: Uint8Array }> {
  const inserted = await sql`insert into learning.proctoring_event
      (organisation_id, webhook_id, body_hash, session_id, kind, reason, happened_at, received_at)
    values (${row.organisationId}, ${row.webhookId}, ${Buffer.from(row.bodyHash)}, ${row.sessionId}, ${row.kind}, ${row.reason},
      ${row.happenedAt}, ${row.receivedAt}) on conflict do nothing`.execute(tx);
  if (inserted.numAffectedRows === 1n) return { isNew: true, bodyHash: row.bodyHash };
  const { rows } = await sql<Pick<EventRow, 'bodyHash'>>`select body_hash from learning.proctoring_event
    where organisation_id = ${row.organisationId} and webhook_id = ${row.webhookId}`.execute(tx);
  return { isNew: false, bodyHash: rows[0]?.bodyHash ?? Buffer.of() };
}

/** The last things that were flagged in these sessions, fifty of each at most, in the order in which they happened. */
export async function selectFlags(tx: Tx, sessionIds: readonly string[]): Promise<FlagRow[]> {
  const { rows } = await sql<FlagRow>`select session_id, reason, happened_at from (
      select *, row_number() over (partition by session_id order by received_at desc, webhook_id) as nth
      from learning.proctoring_event where session_id = any(${[...sessionIds]}::uuid[]) and kind = 'session.flagged') f
    where nth <= 50 order by happened_at, webhook_id`.execute(tx);
  return rows;
}
