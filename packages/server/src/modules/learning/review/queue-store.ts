import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** A version that waits for reviewers. */
export interface QueueRow {
  id: string;
  rubricId: string;
  /** Whether it is evidence of prior learning. */
  isRecognition: boolean;
  personId: string;
  programmeId: string;
  programmeTitle: string;
  lessonTitle: string;
  number: number;
  handedInAt: Date;
  isLate: boolean;
}

interface Wanted {
  organisationId: string;
  reviewerId: string;
  whose: 'own' | 'free' | 'others';
  programmeId: string | undefined;
  after: Cursor | undefined;
  limit: number;
  now: Date;
}

const own = sql`exists (select from learning.review r where r.submission_id = s.id and r.reviewer_id = w.reviewer_id)`;
/** Whether somebody else of the staff can mark: one or two markers, and a third where those two came out too far from each other. */
const hasRoom = sql`(select count(*) from learning.review r where r.submission_id = s.id and r.role not in ('peer', 'guest')) <
  case when exists (select from learning.review r where r.submission_id = s.id and r.differs) then 3
    when b.marking = 'double' then 2 else 1 end`;
/**
 * What fellow learners or a guest mark is for staff once all of it is in, to be decided on; and where nobody marks it: nobody was
 * left, no ring came about in as many days as a review takes, or no guest is asked or their link has expired.
 */
const needed = sql`(${hasRoom} and case b.marking
  when 'peer' then not exists (select from learning.review r where r.submission_id = s.id and r.role = 'peer' and r.state = 'open')
    and (exists (select from learning.peer_place p where p.submission_id = s.id)
      or s.handed_in_at + make_interval(days => (b.peer ->> 'days')::int) <= w.now)
  when 'guest' then not exists (select from learning.guest_link g join learning.review r on r.id = g.review_id
    where r.submission_id = s.id and r.state = 'open' and g.expires_at > w.now)
  else true end)`;
const conditions = { own, free: sql`not ${own} and ${needed}`, others: sql`not ${own} and not ${needed}` };

/** The newest version of each learner's work that is not decided on, the longest waiting first; never one's own work. */
export async function listQueueRows(tx: Tx, { whose, after, limit, ...wanted }: Wanted): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with w as (select ${wanted.organisationId}::uuid as organisation_id, ${wanted.reviewerId}::uuid as reviewer_id,
      ${wanted.now}::timestamptz as now)
    select s.id, b.id as rubric_id, a.id is not null as is_recognition, s.person_id, v.programme_id, v.title as programme_title,
      coalesce(l.title, v.title) as lesson_title, s.number,
      s.handed_in_at, s.is_late
    from w join learning.submission s on s.organisation_id = w.organisation_id
      left join learning.recognition a on a.id = s.recognition_id
      left join learning.lesson l on l.id = coalesce(s.lesson_id, a.lesson_id)
      join learning.programme_version v on v.id = coalesce(a.version_id, l.version_id)
      join learning.rubric b on b.id = coalesce(a.rubric_id,
        (select r.id from learning.rubric r where r.lesson_id = s.lesson_id))
    where s.state = 'handed-in' and s.person_id <> w.reviewer_id and a.closed_at is null
      and not (b.marking = 'peer' and exists (select from learning.enrolment e
        where e.person_id = w.reviewer_id and e.programme_id = v.programme_id))
      and not exists (select from learning.decision d where d.submission_id = s.id)
      and not exists (select from learning.submission n where n.enrolment_id = s.enrolment_id and n.origin_id = s.origin_id
        and n.state = 'handed-in' and n.number > s.number)
      and (${wanted.programmeId ?? null}::uuid is null or v.programme_id = ${wanted.programmeId ?? null}::uuid)
      and ${conditions[whose]}
      and (${after?.at ?? null}::timestamptz is null
        or (s.handed_in_at, s.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.handed_in_at, s.id limit ${limit}`.execute(tx);
  return rows;
}
