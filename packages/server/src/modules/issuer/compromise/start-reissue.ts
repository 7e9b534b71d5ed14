import { Refusal } from '../../../refusal.ts';
import type { IssuerDeps } from '../deps.ts';
import { countAffected } from './assess-compromise.ts';
import { findKey, type KeyPlace, markedTheft } from './find-key.ts';
import { type ReissueView, readReissues } from './read-reissues.ts';
import { upsertReissue } from './store.ts';

const plainReason = 'Issued anew, because the key that had signed it can no longer be trusted.';

/** Has the worker issue every affected credential anew; asked again, it goes on with what has no successor yet. */
export async function startReissue(
  deps: Pick<IssuerDeps, 'database' | 'transparencyLog'>,
  { reason = plainReason, ...place }: KeyPlace & { reason?: string | undefined },
): Promise<ReissueView> {
  const { scope, organisationId, signingKeyId } = place;
  const theft = markedTheft(await findKey(deps, place));
  if (!theft) throw new Refusal('key-not-compromised', 'Mark the key as compromised first. Nothing was issued.');
  const { toReissue, reissued } = await countAffected(deps, place, theft);
  await deps.database.write(scope, async (unit) => {
    const { now } = unit;
    await upsertReissue(unit.tx, { signingKeyId, organisationId, reason, total: toReissue + reissued, now });
    await unit.audit({
      action: 'signing-key.reissue-started',
      subject: `signing-key:${signingKeyId}`,
      detail: { toReissue, reissued, reason },
    });
    await unit.enqueue({
      task: 'reissue-affected',
      payload: { organisationId, signingKeyId },
      key: `reissue-affected:${signingKeyId}`,
    });
  });
  const reissue = (await deps.database.read(scope, (tx) => readReissues(tx, organisationId))).get(signingKeyId);
  if (!reissue) throw new Error('what was just begun is not there');
  return reissue;
}
