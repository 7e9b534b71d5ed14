import { sql } from 'kysely';
import type { Tx } from '../../../../storage/index.ts';
import { isNewest, isUndecided } from './store.ts';

/** Reviews of one project or portfolio that a learner has to give by the same moment. */
export interface OwedReviews {
  enrolmentId: string;
  /** As the one who owes them has it. */
  lessonId: string;
  lessonTitle: string;
  programmeTitle: string;
  count: number;
  dueAt: Date;
  /** Whether a decision on their own work waits for these. */
  reviewFirst: boolean;
}

/** Whose they are. */
type Of = { personId: string } | { enrolmentId: string };

/** What learners owe to others, the first due first. Nothing in it says whose work it is. */
export async function selectOwedReviews(tx: Tx, of: Of): Promise<OwedReviews[]> {
  const whose = 'personId' in of ? sql`r.reviewer_id = ${of.personId}` : sql`e.id = ${of.enrolmentId}`;
  const { rows } = await sql<OwedReviews>`
    select e.id as enrolment_id, l.id as lesson_id, l.title as lesson_title, v.title as programme_title,
      count(*)::int as count, r.due_at, bool_or((b.peer ->> 'reviewFirst')::boolean and not r.taken_over) as review_first
    from learning.review r join learning.submission s on s.id = r.submission_id
    join learning.enrolment a on a.id = s.enrolment_id and a.state <> 'left'
    join learning.enrolment e on e.person_id = r.reviewer_id and e.programme_id = a.programme_id
      and e.state in ('active', 'completed')
    join learning.lesson l on l.version_id = e.version_id and l.origin_id = s.origin_id
    join learning.rubric b on b.lesson_id = l.id and b.marking = 'peer'
    join learning.programme_version v on v.id = e.version_id
    where r.role = 'peer' and r.state = 'open' and ${whose} and ${isNewest} and ${isUndecided}
    group by e.id, l.id, v.id, r.due_at order by r.due_at, l.id`.execute(tx);
  return rows;
}
