import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A file of a version, as its learner named it. */
export interface SubmissionFile {
  submissionId: string;
  fileId: string;
  organisationId: string;
  /** The piece of a portfolio that it belongs to. */
  pieceId: string | null;
  name: string;
  /** What its author should know of it. */
  notes: string[];
  mediaType: string;
  bytes: number;
}

/** A link of a version. */
export interface SubmissionLink {
  pieceId: string | null;
  url: string;
  title: string;
}

/** The files of these versions, each version's in order. */
export async function selectFiles(tx: Tx, submissionIds: readonly string[]): Promise<SubmissionFile[]> {
  const { rows } =
    await sql<SubmissionFile>`select s.submission_id, s.file_id, s.organisation_id, s.piece_id, s.name, s.notes,
      f.media_type, f.bytes
    from learning.submission_file s join file.file f on f.id = s.file_id
    where s.submission_id = any(${[...submissionIds]}::uuid[]) order by s.position, s.file_id`.execute(tx);
  return rows;
}

/** What the PDFs among a version's files say on their pages, by file. */
export async function selectWords(tx: Tx, submissionId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; words: string }>`select f.id, f.words
    from learning.submission_file s join file.file f on f.id = s.file_id
    where s.submission_id = ${submissionId} and f.words is not null`.execute(tx);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

export async function insertSubmissionFile(tx: Tx, row: Omit<SubmissionFile, 'mediaType' | 'bytes'>): Promise<void> {
  await sql`insert into learning.submission_file (submission_id, file_id, organisation_id, piece_id, name, notes, position)
    values (${row.submissionId}, ${row.fileId}, ${row.organisationId}, ${row.pieceId}, ${row.name},
      ${JSON.stringify(row.notes)}::jsonb,
      (select coalesce(max(position), 0) + 1 from learning.submission_file where submission_id = ${row.submissionId}))`.execute(
    tx,
  );
}

/** How many bytes of files a learner has handed in or drafted in one enrolment, and all learners of its organisation have. */
export async function sumBytes(
  tx: Tx,
  { enrolmentId, organisationId }: { enrolmentId: string; organisationId: string },
): Promise<{ ofEnrolment: number; ofOrganisation: number }> {
  const { rows } = await sql<{ ofEnrolment: number; ofOrganisation: number }>`select
      coalesce(sum(bytes) filter (where enrolment_id = ${enrolmentId}), 0)::float8 as of_enrolment,
      coalesce(sum(bytes), 0)::float8 as of_organisation
    from (select distinct f.id, f.bytes, v.enrolment_id from learning.submission_file s
      join learning.submission v on v.id = s.submission_id join file.file f on f.id = s.file_id
      where v.organisation_id = ${organisationId}) kept`.execute(tx);
  return rows[0] ?? { ofEnrolment: 0, ofOrganisation: 0 };
}

/** Who else would add a file at the organisation waits until this transaction ends. */
export async function lockBytes(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`submission-files ${organisationId}`}, 0))`.execute(tx);
}

/** Takes a file out of a version; says whether it was there. */
export async function deleteSubmissionFile(
  tx: Tx,
  { submissionId, fileId }: { submissionId: string; fileId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from learning.submission_file
    where submission_id = ${submissionId} and file_id = ${fileId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Whether any version has this file. */
export async function isAttached(tx: Tx, fileId: string): Promise<boolean> {
  const { rows } = await sql`select from learning.submission_file where file_id = ${fileId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** The links of these versions, each version's in order. */
export async function selectLinks(
  tx: Tx,
  submissionIds: readonly string[],
): Promise<(SubmissionLink & { submissionId: string })[]> {
  const { rows } = await sql<SubmissionLink & { submissionId: string }>`select submission_id, piece_id, url, title
    from learning.submission_link where submission_id = any(${[...submissionIds]}::uuid[]) order by position`.execute(
    tx,
  );
  return rows;
}

/** Puts these in the place of all the version's links. */
export async function replaceLinks(
  tx: Tx,
  {
    submissionId,
    organisationId,
    links,
  }: { submissionId: string; organisationId: string; links: readonly SubmissionLink[] },
): Promise<void> {
  await sql`delete from learning.submission_link where submission_id = ${submissionId}`.execute(tx);
  for (const [index, { pieceId, url, title }] of links.entries()) {
    await sql`insert into learning.submission_link (submission_id, position, organisation_id, piece_id, url, title)
      values (${submissionId}, ${index + 1}, ${organisationId}, ${pieceId}, ${url}, ${title})`.execute(tx);
  }
}
