import { sql } from 'kysely';
import { type Database, systemScope, type Tx } from './database.ts';

const keptDays = 7;
const millisecondsADay = 86_400_000;
/** So many events a transaction, so that none takes long. */
const batchSize = 10_000;

/**
 * Removes what has had its time: answers kept for repeated requests, counts of calls that have run out, events that every
 * subscriber has had, and jobs that failed for good. Audit lines stay.
 */
export async function tidy(database: Database, { eventDays }: { eventDays: number }): Promise<void> {
  await database.write(systemScope('tidy-storage'), async (unit) => {
    const before = (days: number) => new Date(unit.now.getTime() - days * millisecondsADay);
    const answers = await sql`delete from storage.idempotency where created_at < ${before(keptDays)}`.execute(unit.tx);
    const counts = await sql`delete from storage.rate_limit where expire < ${unit.now.getTime()}`.execute(unit.tx);
    const failedJobs = await tidyFailedJobs(unit.tx, before(eventDays));
    await unit.audit({
      action: 'storage.tidied',
      subject: 'storage',
      detail: { answers: Number(answers.numAffectedRows), counts: Number(counts.numAffectedRows), failedJobs },
    });
  });
  while ((await tidyEvents(database, eventDays)) === batchSize);
}

function tidyEvents(database: Database, days: number): Promise<number> {
  return database.write(systemScope('tidy-storage'), async (unit) => {
    const before = new Date(unit.now.getTime() - days * millisecondsADay);
    const { rows } = await sql<{ gone: number }>`select storage.tidy_events(${before}, ${batchSize}) as gone`.execute(
      unit.tx,
    );
    const events = rows[0]?.gone ?? 0;
    await unit.audit({ action: 'storage.tidied-events', subject: 'storage', detail: { events } });
    return events;
  });
}

async function tidyFailedJobs(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select storage.tidy_failed_jobs(${before}) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}
