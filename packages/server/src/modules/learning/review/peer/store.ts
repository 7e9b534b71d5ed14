import { sql } from 'kysely';
import type { Tx } from '../../../../storage/index.ts';
import type { PeerPair } from './allocate-peers.ts';
import type { Calibration, Levels } from './calibrate.ts';

/** Work that was handed in and waits for fellow learners. */
export interface WaitingWork {
  submissionId: string;
  lessonId: string;
  enrolmentId: string;
  personId: string;
}

/** A review by a fellow learner, with where both of them are. */
export interface PeerReviewRow {
  id: string;
  organisationId: string;
  submissionId: string;
  originId: string;
  /** The lesson as its author had it when it was handed in. */
  lessonId: string;
  authorEnrolmentId: string;
  /** Null once their account was erased. */
  reviewerId: string | null;
  reviewerEnrolmentId: string | null;
  reviewerHasLeft: boolean;
  state: 'open' | 'handed-in';
  weight: number | null;
  dueAt: Date;
  /** Whether somebody else let it pass before. */
  takenOver: boolean;
  /** Whether the work is the newest and nobody has decided on it. */
  isCurrent: boolean;
}

/** A piece of work in a ring. */
export interface PeerPlaceRow {
  submissionId: string;
  enrolmentId: string;
  personId: string;
  hasLeft: boolean;
  missed: number;
  isDecided: boolean;
}

/** Of a submission `s`: whether no later version was handed in. */
export const isNewest = sql`not exists (select from learning.submission n where n.enrolment_id = s.enrolment_id
  and n.origin_id = s.origin_id and n.state = 'handed-in' and n.number > s.number)`;
/** Of a submission `s`: whether nobody has decided on it. */
export const isUndecided = sql`not exists (select from learning.decision d where d.submission_id = s.id)`;

/** Who has handed in, learns here, and is in no ring yet; whoever staff mark already is left out. */
export async function selectWaitingWork(tx: Tx, originId: string): Promise<WaitingWork[]> {
  const { rows } =
    await sql<WaitingWork>`select s.id as submission_id, s.lesson_id, s.enrolment_id, s.person_id from learning.submission s
    join learning.enrolment e on e.id = s.enrolment_id join learning.rubric b on b.lesson_id = s.lesson_id
    where s.origin_id = ${originId} and s.state = 'handed-in' and b.marking = 'peer' and e.state in ('active', 'completed')
      and ${isNewest} and ${isUndecided}
      and not exists (select from learning.peer_place p where p.submission_id = s.id)
      and not exists (select from learning.review r where r.submission_id = s.id)
    order by s.enrolment_id`.execute(tx);
  return rows;
}

/** Who was ever given whose work, as enrolments. */
export async function selectPairs(tx: Tx, originId: string): Promise<PeerPair[]> {
  const { rows } = await sql<PeerPair>`select reviewer_enrolment_id as reviewer, author_enrolment_id as author
    from learning.peer_pair where origin_id = ${originId}`.execute(tx);
  return rows;
}

/** Keeps that one was given the other's work. The database refuses the other way round. */
export async function insertPair(
  tx: Tx,
  { originId, organisationId, reviewer, author }: PeerPair & { originId: string; organisationId: string },
): Promise<void> {
  await sql`insert into learning.peer_pair (origin_id, organisation_id, reviewer_enrolment_id, author_enrolment_id)
    values (${originId}, ${organisationId}, ${reviewer}, ${author})
    on conflict (origin_id, reviewer_enrolment_id, author_enrolment_id) do nothing`.execute(tx);
}

export async function insertPlace(
  tx: Tx,
  row: Pick<WaitingWork, 'submissionId' | 'enrolmentId'> & {
    ringId: string;
    originId: string;
    organisationId: string;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.peer_place (submission_id, organisation_id, ring_id, origin_id, enrolment_id, made_at)
    values (${row.submissionId}, ${row.organisationId}, ${row.ringId}, ${row.originId}, ${row.enrolmentId}, ${row.now})`.execute(
    tx,
  );
}

/** The works in rings, the newest of each learner alone. */
export async function selectPlaces(tx: Tx, originId: string): Promise<PeerPlaceRow[]> {
  const { rows } =
    await sql<PeerPlaceRow>`select p.submission_id, p.enrolment_id, s.person_id, e.state = 'left' as has_left,
      (select sum(o.missed)::int from learning.peer_place o where o.origin_id = p.origin_id and o.enrolment_id = p.enrolment_id)
        as missed,
      not ${isUndecided} as is_decided
    from learning.peer_place p join learning.submission s on s.id = p.submission_id
    join learning.enrolment e on e.id = p.enrolment_id
    where p.origin_id = ${originId} and ${isNewest} order by p.made_at, p.submission_id`.execute(tx);
  return rows;
}

/** Counts a review that somebody let pass or left behind. */
export async function countMissed(
  tx: Tx,
  { originId, enrolmentId }: { originId: string; enrolmentId: string },
): Promise<void> {
  await sql`update learning.peer_place set missed = missed + 1 where submission_id = (
    select submission_id from learning.peer_place where origin_id = ${originId} and enrolment_id = ${enrolmentId}
    order by made_at desc limit 1)`.execute(tx);
}

const reviews = sql`select r.id, r.organisation_id, r.submission_id, s.origin_id, s.lesson_id, s.enrolment_id as author_enrolment_id,
    r.reviewer_id, e.id as reviewer_enrolment_id, coalesce(e.state = 'left', true) as reviewer_has_left, r.state, r.weight,
    r.due_at, r.taken_over, ${isNewest} and ${isUndecided} and a.state <> 'left' as is_current
  from learning.review r join learning.submission s on s.id = r.submission_id join learning.enrolment a on a.id = s.enrolment_id
  left join learning.enrolment e on e.person_id = r.reviewer_id and e.programme_id = a.programme_id
  where r.role = 'peer'`;

/** All reviews by fellow learners of one project or portfolio, the first due first. */
export async function selectPeerReviews(tx: Tx, originId: string): Promise<PeerReviewRow[]> {
  const { rows } = await sql<PeerReviewRow>`${reviews} and s.origin_id = ${originId} order by r.due_at, r.id`.execute(
    tx,
  );
  return rows;
}

/** One of them. */
export async function selectPeerReview(tx: Tx, id: string): Promise<PeerReviewRow | undefined> {
  const { rows } = await sql<PeerReviewRow>`${reviews} and r.id = ${id}`.execute(tx);
  return rows[0];
}

/** Those that are open and due before a moment, or whose reviewer or work is gone; of all organisations. */
export async function selectToGiveAgain(tx: Tx, now: Date): Promise<PeerReviewRow[]> {
  const { rows } = await sql<PeerReviewRow>`select * from (${reviews} and r.state = 'open') w
    where w.due_at <= ${now} or w.reviewer_has_left or not w.is_current order by w.due_at, w.id limit 1000`.execute(tx);
  return rows;
}

/** Those that are open, due before a moment, and whose reviewer was not reminded. */
export async function selectToRemindOf(tx: Tx, { now, before }: { now: Date; before: Date }): Promise<PeerReviewRow[]> {
  const { rows } = await sql<PeerReviewRow>`select * from (${reviews} and r.state = 'open' and r.reminded_at is null) w
    where w.due_at > ${now} and w.due_at <= ${before} and not w.reviewer_has_left and w.is_current
    order by w.due_at, w.id limit 1000`.execute(tx);
  return rows;
}

/** Says no when they were reminded, or have handed it in. */
export async function markReminded(tx: Tx, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.review set reminded_at = ${now}
    where id = ${id} and state = 'open' and reminded_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** How a learner marked the sample. */
export interface CalibrationRow extends Pick<Calibration, 'distance' | 'weight'> {
  enrolmentId: string;
  marks: Levels;
}

/** How learners marked the sample of a project or portfolio. */
export async function selectCalibrations(tx: Tx, originId: string): Promise<CalibrationRow[]> {
  const { rows } = await sql<CalibrationRow>`select enrolment_id, marks, distance, weight from learning.peer_calibration
    where origin_id = ${originId}`.execute(tx);
  return rows;
}

/** Says no when the sample was marked before. */
export async function insertCalibration(
  tx: Tx,
  row: CalibrationRow & { originId: string; organisationId: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.peer_calibration
      (enrolment_id, origin_id, organisation_id, marks, distance, weight, made_at)
    values (${row.enrolmentId}, ${row.originId}, ${row.organisationId}, ${JSON.stringify(row.marks)}::jsonb, ${row.distance},
      ${row.weight}, ${row.now})
    on conflict (enrolment_id, origin_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Of these people, who learns or has learnt in the programme that a submission belongs to. */
export async function selectLearners(
  tx: Tx,
  { enrolmentId, personIds }: { enrolmentId: string; personIds: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`select e.person_id from learning.enrolment e
    where e.programme_id = (select programme_id from learning.enrolment where id = ${enrolmentId})
      and e.person_id = any(${[...personIds]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

/** Whoever makes rings of one project or portfolio, or gives reviews again, waits here for others who do. */
export async function lockRings(tx: Tx, originId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`learning.peer-ring ${originId}`}))`.execute(tx);
}
