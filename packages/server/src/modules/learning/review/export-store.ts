import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

type Rows = Record<string, unknown>[];

/**
 * What is kept of the review of somebody's work, of who confirmed them, and of what they wrote as a reviewer. Markings of
 * work that is not decided on are left out: they are their reviewers' drafts.
 */
export async function selectReviewForExport(tx: Tx, personId: string): Promise<Record<string, Rows>> {
  const all = async (query: ReturnType<typeof sql<Record<string, unknown>>>) => (await query.execute(tx)).rows;
  return {
    decisions:
      await all(sql`select d.submission_id, d.outcome, d.reason, d.percent, d.reached, d.decided_at, d.resubmit_until
      from learning.decision d join learning.submission s on s.id = d.submission_id
      where s.person_id = ${personId} order by d.decided_at, d.id`),
    markings: await all(sql`select r.submission_id, r.role, r.marks, r.summary, r.handed_in_at, ${remarks}
      from learning.review r join learning.submission s on s.id = r.submission_id
      where s.person_id = ${personId} and r.state = 'handed-in'
        and exists (select from learning.decision d where d.submission_id = s.id) order by r.handed_in_at, r.id`),
    reviewsWritten:
      await all(sql`select r.submission_id, r.role, r.state, r.marks, r.summary, r.created_at, r.handed_in_at, ${remarks}
      from learning.review r where r.reviewer_id = ${personId} order by r.created_at, r.id`),
    decisionsMade: await all(sql`select submission_id, outcome, reason, decided_at from learning.decision
      where decided_by = ${personId} order by decided_at, id`),
    sittings: await all(sql`select enrolment_id, lesson_id, asked_at, confirmed_at, attempt_id from learning.sitting
      where person_id = ${personId} order by asked_at, id`),
    sittingsConfirmed: await all(sql`select lesson_id, confirmed_at from learning.sitting
      where confirmed_by = ${personId} order by confirmed_at, id`),
    calendarFeed: await all(sql`select made_at from learning.calendar_feed where person_id = ${personId}`),
  };
}

const remarks = sql`coalesce((select jsonb_agg(jsonb_build_object('quote', c.quote, 'text', c.text) order by c.created_at)
  from learning.review_comment c where c.review_id = r.id), '[]') as remarks`;
