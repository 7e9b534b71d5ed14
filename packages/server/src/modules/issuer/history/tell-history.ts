import type { WriteUnit } from '../../../storage/index.ts';

/** Two versions of a document have two seconds: what changes in between becomes one. */
const afterSeconds = 2;

/** Has the worker write down the issuer's document as it is soon after this transaction. */
export async function tellHistory(unit: WriteUnit, organisationId: string): Promise<void> {
  await unit.enqueue({
    task: 'write-did-history',
    payload: { organisationId },
    key: `write-did-history:${organisationId}`,
    runAt: new Date(unit.now.getTime() + afterSeconds * 1000),
  });
}
