import type { WriteUnit } from '../../../storage/index.ts';

/** Two versions of a document have two seconds: what changes in between becomes one. */
const afterMs = 2_000;

/** Has the worker write down the issuer's document as it is soon after this transaction. */
export async function tellHistory(unit: WriteUnit, organisationId: string): Promise<void> {
  await writeLater(unit, organisationId, afterMs);
}

/** The same after a while; the queue goes by the real time, whatever the clock of the application says. */
export async function writeLater(unit: WriteUnit, organisationId: string, waitMs: number): Promise<void> {
  await unit.enqueue({
    task: 'write-did-history',
    payload: { organisationId },
    key: `write-did-history:${organisationId}`,
    runAt: new Date(Date.now() + Math.max(waitMs, 1_000)),
  });
}
