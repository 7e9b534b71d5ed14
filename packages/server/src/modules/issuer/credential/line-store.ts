import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A credential in a line of those that were issued in the place of one another. */
export interface LineMember {
  /** Whose line it is. */
  of: string;
  id: string;
  /** How far it is from that one: before zero what that one replaced, after zero what replaced it. */
  step: number;
  state: 'issued' | 'revoked' | 'erased';
  accessKeyHash: Buffer | null;
}

/** The line of each of these credentials, the oldest first; one that replaced nothing and was not replaced is alone in it. */
export async function selectLines(tx: Tx, ids: readonly string[]): Promise<LineMember[]> {
  const { rows } = await sql<LineMember>`with recursive line as (
      select id as of, 0 as step, id, replaced_by, state, access_key_hash from issuer.credential where id = any(${[...ids]}::uuid[])
      union
      select l.of, case when n.id = l.replaced_by then l.step + 1 else l.step - 1 end, n.id, n.replaced_by, n.state, n.access_key_hash
      from line l join issuer.credential n on n.id = l.replaced_by or n.replaced_by = l.id
    ) select of, id, step, state, access_key_hash from line order by of, step`.execute(tx);
  return rows;
}
