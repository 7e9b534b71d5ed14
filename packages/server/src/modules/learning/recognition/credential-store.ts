import type { AnswerOf, endpoints } from '@laurel/api';
import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

type Shown = NonNullable<AnswerOf<typeof endpoints.getRecognition>['draft']>['credentials'][number];

/** What the verifier said of a credential, as far as a reviewer needs it. */
export type EvidenceVerdict = Omit<Shown, 'id' | 'source'>;

/** A credential in a version of the evidence. */
export interface EvidenceCredential {
  submissionId: string;
  /** The same in each version that has it. */
  id: string;
  organisationId: string;
  source: 'wallet' | 'given';
  document: string;
  verdict: EvidenceVerdict;
}

/** The credentials of these versions, each version's in order. */
export async function selectEvidenceCredentials(
  tx: Tx,
  submissionIds: readonly string[],
): Promise<EvidenceCredential[]> {
  const { rows } = await sql<EvidenceCredential>`select submission_id, id, organisation_id, source, document, verdict
    from learning.recognition_credential where submission_id = any(${[...submissionIds]}::uuid[])
    order by position, id`.execute(tx);
  return rows;
}

export async function insertEvidenceCredential(tx: Tx, row: EvidenceCredential): Promise<void> {
  await sql`insert into learning.recognition_credential (submission_id, id, organisation_id, source, document, verdict, position)
    values (${row.submissionId}, ${row.id}, ${row.organisationId}, ${row.source}, ${row.document},
      ${JSON.stringify(row.verdict)}::jsonb,
      (select coalesce(max(position), 0) + 1 from learning.recognition_credential
        where submission_id = ${row.submissionId}))`.execute(tx);
}

/** How many characters of documents are kept for an enrolment, in all its applications and their versions. */
export async function sumDocuments(tx: Tx, enrolmentId: string): Promise<number> {
  const { rows } = await sql<{ characters: number }>`select coalesce(sum(length(c.document)), 0)::float8 as characters
    from learning.recognition_credential c join learning.submission s on s.id = c.submission_id
    where s.enrolment_id = ${enrolmentId}`.execute(tx);
  return rows[0]?.characters ?? 0;
}

/** Takes a credential out of a version; says whether it was there. */
export async function deleteEvidenceCredential(
  tx: Tx,
  { submissionId, id }: Pick<EvidenceCredential, 'submissionId' | 'id'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from learning.recognition_credential
    where submission_id = ${submissionId} and id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Shows a credential with its verdict; the document itself is asked for by nobody. */
export function presentEvidenceCredential({ id, source, verdict }: EvidenceCredential): Shown {
  return { id, source, ...verdict };
}
