import { type RawBuilder, sql } from 'kysely';
import type { Hex } from '../../../../ports/index.ts';
import { type Database, systemScope } from '../../../../storage/index.ts';
import type { AnchorRow } from '../store.ts';

/** What a test sees of anchoring, in its tables. */
export function viewsOf(database: Database) {
  const read = <Row>(statement: RawBuilder<Row>) =>
    database.read(systemScope('test'), async (tx) => (await statement.execute(tx)).rows);
  const anchors = () => read(sql<AnchorRow>`select * from anchor.anchor order by size`);
  return {
    read,
    anchors,
    states: async () => Object.fromEntries((await anchors()).map(({ size, state }) => [size, state])),
    /** What was offered, oldest first. */
    attempts: () =>
      read(sql<{ nonce: number; maxFee: string; priorityFee: string; anchorId: number | null; hash: Hex }>`
        select nonce, max_fee, priority_fee, anchor_id, hash from anchor.attempt order by signed_at, max_fee`),
    audit: (action: string) =>
      read(sql<{ at: Date; subject: string; detail: Record<string, unknown> }>`
        select at, subject, detail from storage.audit where action = ${action} order by id`),
    trouble: async () => (await read(sql<{ code: string }>`select code from anchor.trouble`))[0]?.code,
    publisher: async () =>
      (await read(sql<{ address: Hex }>`select address from anchor.publisher`))[0]?.address ?? '0x',
  };
}
