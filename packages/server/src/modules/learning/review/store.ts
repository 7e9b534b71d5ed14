import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Marks } from './mark-with-rubric.ts';

/** In what capacity somebody marks a version of somebody's work. */
export type ReviewRole = 'marker' | 'second' | 'moderator' | 'peer' | 'guest';

/** One person's marking of one version of somebody's work. */
export interface ReviewRow {
  id: string;
  organisationId: string;
  submissionId: string;
  /** Null once that person's account was erased. */
  reviewerId: string | null;
  role: ReviewRole;
  state: 'open' | 'handed-in';
  marks: Marks;
  summary: string;
  /** Counts the times it was saved. */
  revision: number;
  /** Whether it came out too far from the one before it. */
  differs: boolean;
  handedInAt: Date | null;
  /** Of a fellow learner's, once it is handed in: how much it counts. */
  weight: number | null;
  /** Of a fellow learner's: until when it is to be given. */
  dueAt: Date | null;
  /** Of somebody from outside. */
  guestName: string | null;
}

const columns = sql`r.id, r.organisation_id, r.submission_id, r.reviewer_id, r.role, r.state, r.marks, r.summary, r.revision, r.differs,
  r.handed_in_at, r.weight, r.due_at, (select g.name from learning.guest_link g where g.review_id = r.id) as guest_name`;

/** The reviews of these versions, those of each in the order of their roles. */
export async function selectReviews(tx: Tx, submissionIds: readonly string[]): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`select ${columns} from learning.review r
    where r.submission_id = any(${[...submissionIds]}::uuid[])
    order by array_position(array['marker', 'second', 'moderator', 'peer', 'guest'], r.role), r.id`.execute(tx);
  return rows;
}

export async function selectReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${columns} from learning.review r where r.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertReview(
  tx: Tx,
  {
    now,
    ...row
  }: Pick<ReviewRow, 'id' | 'organisationId' | 'submissionId' | 'role' | 'reviewerId'> & {
    dueAt?: Date;
    takenOver?: boolean;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.review (id, organisation_id, submission_id, reviewer_id, role, state, due_at, taken_over, created_at,
      changed_at)
    values (${row.id}, ${row.organisationId}, ${row.submissionId}, ${row.reviewerId}, ${row.role}, 'open', ${row.dueAt ?? null},
      ${row.takenOver ?? false}, ${now}, ${now})`.execute(tx);
}

export async function updateReview(
  tx: Tx,
  { id, marks, summary, now }: Pick<ReviewRow, 'id' | 'marks' | 'summary'> & { now: Date },
): Promise<void> {
  await sql`update learning.review set marks = ${JSON.stringify(marks)}::jsonb, summary = ${summary}, revision = revision + 1,
    changed_at = ${now} where id = ${id} and state = 'open'`.execute(tx);
}

/** Hands a review in; says no when it was before. */
export async function closeReview(
  tx: Tx,
  { id, differs, weight, now }: Pick<ReviewRow, 'id' | 'differs'> & { weight?: number; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.review set state = 'handed-in', differs = ${differs},
    weight = ${weight ?? null}, handed_in_at = ${now}, changed_at = ${now} where id = ${id} and state = 'open'`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Says no when it was handed in meanwhile. */
export async function deleteReview(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from learning.review where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many reviews each person has open in an organisation; what was replaced, withdrawn or decided on is nobody's to do. */
export async function countOpenReviews(tx: Tx, organisationId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{
    reviewerId: string;
    open: number;
  }>`select r.reviewer_id, count(*)::int as open
    from learning.review r join learning.submission s on s.id = r.submission_id
    where r.organisation_id = ${organisationId} and r.state = 'open' and r.reviewer_id is not null and r.role <> 'peer'
      and not exists (select from learning.decision d where d.submission_id = s.id)
      and not exists (select from learning.recognition a where a.id = s.recognition_id and a.closed_at is not null)
      and not exists (select from learning.submission n where n.enrolment_id = s.enrolment_id and n.origin_id = s.origin_id
        and n.state = 'handed-in' and n.number > s.number)
    group by r.reviewer_id`.execute(tx);
  return new Map(rows.map(({ reviewerId, open }) => [reviewerId, open]));
}

/** Whoever gives work by load waits here for others who do: each must see what the one before gave. */
export async function lockAllocation(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`learning.allocate ${organisationId}`}))`.execute(tx);
}
