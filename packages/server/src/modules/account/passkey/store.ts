import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A passkey as its owner sees it. */
export interface PasskeyRow {
  id: string;
  name: string | null;
  createdAt: Date | null;
}

export async function selectPasskeys(tx: Tx, personId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`select id, name, "createdAt" as created_at from auth."passkey"
    where "userId" = ${personId} order by "createdAt", id`.execute(tx);
  return rows;
}

export async function deletePasskey(
  tx: Tx,
  { personId, passkeyId }: { personId: string; passkeyId: string },
): Promise<boolean> {
  const { rows } = await sql`delete from auth."passkey"
    where id::text = ${passkeyId} and "userId" = ${personId} returning id`.execute(tx);
  return rows.length > 0;
}
