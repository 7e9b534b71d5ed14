import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** The size that a witness cosigned last, as far as is known here. */
export async function selectCosignedSize(tx: Tx, name: string): Promise<number> {
  const { rows } = await sql<{ size: number }>`select size from log.witness where name = ${name}`.execute(tx);
  return rows[0]?.size ?? 0;
}

/** Writes down how it went the last time. */
export async function putWitness(
  tx: Tx,
  { name, size, fault, now }: { name: string; size: number; fault: string | undefined; now: Date },
): Promise<void> {
  const cosignedAt = fault === undefined ? now : null;
  await sql`insert into log.witness (name, size, asked_at, cosigned_at, fault)
    values (${name}, ${size}, ${now}, ${cosignedAt}, ${fault ?? null})
    on conflict (name) do update set size = excluded.size, asked_at = excluded.asked_at, fault = excluded.fault,
      cosigned_at = coalesce(excluded.cosigned_at, log.witness.cosigned_at)`.execute(tx);
}

export async function putCosignature(
  tx: Tx,
  { size, name, line, time }: { size: number; name: string; line: string; time: Date },
): Promise<void> {
  await sql`insert into log.cosignature (size, name, line, cosigned_at) values (${size}, ${name}, ${line}, ${time})
    on conflict (size, name) do update set line = excluded.line, cosigned_at = excluded.cosigned_at`.execute(tx);
}
