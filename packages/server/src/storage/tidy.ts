import { sql } from 'kysely';
import { type Database, systemScope } from './database.ts';

const keptDays = 7;

/** Removes what has had its time: answers kept for repeated requests, and counts of calls that have run out. */
export async function tidy(database: Database): Promise<void> {
  await database.write(systemScope('tidy-storage'), async (unit) => {
    const before = new Date(unit.now.getTime() - keptDays * 86_400_000);
    const answers = await sql`delete from storage.idempotency where created_at < ${before}`.execute(unit.tx);
    const counts = await sql`delete from storage.rate_limit where expire < ${unit.now.getTime()}`.execute(unit.tx);
    await unit.audit({
      action: 'storage.tidied',
      subject: 'storage',
      detail: { answers: Number(answers.numAffectedRows), counts: Number(counts.numAffectedRows) },
    });
  });
}
