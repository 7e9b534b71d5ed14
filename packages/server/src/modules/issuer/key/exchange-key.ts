import type { WriteUnit } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { tellHistory } from '../history/tell-history.ts';
import {
  forgetSignedLists,
  insertKey,
  movePending,
  type NewSigningKey,
  type SigningKey,
  selectLastSigned,
  updateRetired,
} from './store.ts';

/** How long the log has for what the key signed last, before it is first asked. */
const closeAfterSeconds = 3;

/**
 * Takes a key out of use and another in, for a caller that has locked the organisation's keys. Whoever reserved a credential
 * under the old key and has not recorded its signature signs it again with the new one: from here on nothing becomes a
 * credential of the old key, so that what the log must still take in under it is a list that does not grow.
 */
export async function exchangeKey(
  { clock }: Pick<IssuerDeps, 'clock'>,
  unit: WriteUnit,
  { old, next }: { old: SigningKey; next: NewSigningKey },
): Promise<void> {
  const { tx } = unit;
  // Signatures name whole seconds: all of this key's must be before its end, those of this second and of a faster clock too.
  const last = await selectLastSigned(tx, old.id);
  const retiredAt = new Date(Math.ceil(Math.max(clock().getTime(), last?.getTime() ?? 0) / 1000) * 1000 + 1000);
  await updateRetired(tx, { id: old.id, retiredAt });
  if (!(await insertKey(tx, next, unit.now))) throw new Error('two keys in use at once');
  const moved = await movePending(tx, { from: old.id, to: next.id, proofCreated: clock() });
  await forgetSignedLists(tx, old.organisationId);
  await unit.audit({
    action: 'signing-key.rotated',
    subject: `signing-key:${old.id}`,
    detail: { next: next.id, publicKeyMultibase: next.publicKeyMultibase, pendingMoved: moved },
  });
  await unit.enqueue({
    task: 'close-signing-key',
    payload: { organisationId: old.organisationId, keyId: old.id },
    key: `close-signing-key:${old.id}`,
    runAt: new Date(unit.now.getTime() + closeAfterSeconds * 1000),
  });
  await tellHistory(unit, old.organisationId);
}
