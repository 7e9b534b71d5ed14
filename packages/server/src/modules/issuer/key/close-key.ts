import { systemScope } from '../../../storage/index.ts';
import { signedUnder } from '../compromise/signed-under.ts';
import type { IssuerDeps } from '../deps.ts';
import { tellHistory } from '../history/tell-history.ts';
import { selectKey, selectUnclosed, updateRetiredLogSize } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'transparencyLog'>;

/**
 * Says how long the log was in a retired key's time, once everything that the key signed is on it. Until then its document
 * says nothing of an end: a credential that waits for its place in the log is not taken for a thief's.
 */
export async function closeKey(
  { database, transparencyLog }: Deps,
  { organisationId, keyId }: { organisationId: string; keyId: string },
): Promise<void> {
  if (!transparencyLog) return;
  const scope = { ...systemScope('close-signing-key'), organisationId };
  const key = await database.read(scope, (tx) => selectKey(tx, keyId));
  if (!key?.retiredAt || key.retiredLogSize !== null) return;
  let size = await transparencyLog.sizeAt(key.retiredAt);
  for await (const signed of signedUnder({ database, transparencyLog }, { organisationId, keyId })) {
    for (const { logIndex, state } of signed) {
      // The timetable comes back to it. What was erased before it was on the log never comes to it.
      if (logIndex === undefined && state !== 'erased') return;
      if (logIndex !== undefined) size = Math.max(size, logIndex + 1);
    }
  }
  await database.write(scope, async (unit) => {
    await updateRetiredLogSize(unit.tx, { id: keyId, size });
    await unit.audit({ action: 'signing-key.closed', subject: `signing-key:${keyId}`, detail: { logSize: size } });
    await tellHistory(unit, organisationId);
  });
}

/** The same for every key that still waits. */
export async function closeKeys(deps: Deps): Promise<void> {
  const waiting = await deps.database.read(systemScope('close-signing-keys'), selectUnclosed);
  for (const { id, organisationId } of waiting) await closeKey(deps, { organisationId, keyId: id });
}
