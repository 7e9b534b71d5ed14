import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** What a version says of recognising prior learning, beside its rubric. */
export interface RecognitionTerms {
  /** Markdown: what evidence is wanted. */
  guidance: string;
  /** After how many days somebody may apply again who was not recognised. */
  retryDays: number;
}

/** Null where a version recognises no prior learning. */
export async function selectTerms(tx: Tx, versionId: string): Promise<RecognitionTerms | null> {
  const { rows } = await sql<{
    recognition: RecognitionTerms | null;
  }>`select recognition from learning.programme_version
    where id = ${versionId}`.execute(tx);
  return rows[0]?.recognition ?? null;
}

/** Which of these versions recognise prior learning. */
export async function selectRecognising(tx: Tx, versionIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from learning.programme_version
    where id = any(${[...versionIds]}::uuid[]) and recognition is not null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export async function updateTerms(
  tx: Tx,
  { versionId, terms }: { versionId: string; terms: RecognitionTerms | null },
): Promise<void> {
  await sql`update learning.programme_version set recognition = ${terms && JSON.stringify(terms)}::jsonb
    where id = ${versionId}`.execute(tx);
}
