import { sql } from 'kysely';
import type { Tx, WriteUnit } from '../../storage/index.ts';

/** Where a long task is. */
export type Task = 'sweep' | 'check';

/** What a task wrote down of where it is, as JSON; the caller knows its own shape. */
export async function readProgress<State>(tx: Tx, task: Task): Promise<State | undefined> {
  const { rows } = await sql<{ state: State }>`select state from log.progress where name = ${task}`.execute(tx);
  return rows[0]?.state;
}

export async function writeProgress({ tx, now }: Pick<WriteUnit, 'tx' | 'now'>, task: Task, state: object) {
  await sql`insert into log.progress (name, state, changed_at) values (${task}, ${JSON.stringify(state)}::jsonb, ${now})
    on conflict (name) do update set state = excluded.state, changed_at = excluded.changed_at`.execute(tx);
}
