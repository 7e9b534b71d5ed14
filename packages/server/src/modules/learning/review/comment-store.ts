import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { ReviewRole } from './store.ts';

/** A remark on words of the work. */
export interface CommentRow {
  id: string;
  reviewId: string;
  submissionId: string;
  /** The version that it was written on. */
  number: number;
  reviewerId: string | null;
  role: ReviewRole;
  quote: string;
  /** In characters of the work's plain text. */
  quoteOffset: number;
  text: string;
}

/** The remarks on these versions, in the order of the words they are on. */
export async function selectComments(tx: Tx, submissionIds: readonly string[]): Promise<CommentRow[]> {
  const { rows } =
    await sql<CommentRow>`select c.id, c.review_id, r.submission_id, s.number, r.reviewer_id, r.role, c.quote, c.quote_offset, c.text
    from learning.review_comment c join learning.review r on r.id = c.review_id join learning.submission s on s.id = r.submission_id
    where r.submission_id = any(${[...submissionIds]}::uuid[])
    order by s.number desc, c.quote_offset, c.created_at, c.id`.execute(tx);
  return rows;
}

export async function insertComment(
  tx: Tx,
  row: Pick<CommentRow, 'id' | 'reviewId' | 'quote' | 'quoteOffset' | 'text'> & { organisationId: string; now: Date },
): Promise<void> {
  await sql`insert into learning.review_comment (id, organisation_id, review_id, quote, quote_offset, text, created_at)
    values (${row.id}, ${row.organisationId}, ${row.reviewId}, ${row.quote}, ${row.quoteOffset}, ${row.text}, ${row.now})`.execute(
    tx,
  );
}

/** Says no when the review has no such remark. */
export async function deleteComment(tx: Tx, { id, reviewId }: { id: string; reviewId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.review_comment where id = ${id} and review_id = ${reviewId}`.execute(tx);
  return numAffectedRows === 1n;
}
