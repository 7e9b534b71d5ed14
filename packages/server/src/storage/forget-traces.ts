import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** By what traces are known. */
export interface Traces {
  /** Whole strings that events, jobs, kept answers and the detail of audit lines may say. */
  texts: readonly string[];
  /** Subjects of audit lines whose detail goes. */
  subjects: readonly string[];
}

/** Removes what a write leaves beside itself; audit lines stay, without their detail. */
export async function forgetTraces(
  tx: Tx,
  { erasureId, organisationId, texts, subjects }: Traces & { erasureId: string; organisationId: string | undefined },
): Promise<void> {
  const once = [[...new Set(texts)].filter(Boolean), [...new Set(subjects)]] as const;
  // It reads everything that was ever written down, which in a large install takes longer than a statement may otherwise.
  await sql`set local statement_timeout = '10min'`.execute(tx);
  await sql`select storage.forget(${erasureId}, ${once[0]}::text[], ${once[1]}::text[], ${organisationId ?? null})`.execute(
    tx,
  );
}
