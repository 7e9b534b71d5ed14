import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { insertWaiting } from './entry-store.ts';

/** The job that appends whatever waits; under one key, so that a thousand events make few of them. */
export const appendTask = 'append-to-log';

/** Events may arrive out of their order by so much, and what they are about is still appended in its order. */
const lookBackMilliseconds = 5_000;
const mostAtOnce = 1_000;

/**
 * Notes a credential that was just issued, and before it what was issued just before: events overtake each other, and the log
 * is in the order of issuing. Then has the sequencer look.
 */
export async function noteWaiting(
  { database, clock, issuer }: Pick<LogDeps, 'database' | 'clock' | 'issuer'>,
  { credentialId, organisationId }: { credentialId: string; organisationId: string },
): Promise<void> {
  const after = { at: new Date(clock().getTime() - lookBackMilliseconds), id: credentialId };
  const recent = await issuer.listSigned({ after, limit: mostAtOnce });
  await database.write({ ...systemScope('note-waiting'), organisationId }, async (unit) => {
    await insertWaiting(unit.tx, [...recent.map(({ id }) => id), credentialId], unit.now);
    await unit.audit({ action: 'log.noted', subject: `credential:${credentialId}` });
    await unit.enqueue({ task: appendTask, payload: {}, key: appendTask });
  });
}
