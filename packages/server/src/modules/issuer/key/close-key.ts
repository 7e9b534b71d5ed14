import { systemScope } from '../../../storage/index.ts';
import { signedUnder } from '../compromise/signed-under.ts';
import type { IssuerDeps, TransparencyLog } from '../deps.ts';
import { tellHistory } from '../history/tell-history.ts';
import { selectKey, selectUnclosed, updateRetiredLogSize } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'clock' | 'keyClosingMinutes' | 'transparencyLog'>;

/**
 * Says how long the log was in a retired key's time, once everything that the key signed is on it. Until then its document
 * says nothing of an end: a credential that waits for its place in the log is not taken for a thief's. What the log cannot read
 * is waited for a while, in which somebody may mend it; then the key's time ends without it, and everybody concerned is told.
 */
export async function closeKey(deps: Deps, { organisationId, keyId }: KeyPlace): Promise<void> {
  const { database, transparencyLog } = deps;
  if (!transparencyLog) return;
  const scope = { ...systemScope('close-signing-key'), organisationId };
  const key = await database.read(scope, (tx) => selectKey(tx, keyId));
  if (!key?.retiredAt || key.retiredLogSize !== null) return;
  const found = await lookUp({ ...deps, transparencyLog }, { organisationId, keyId, retiredAt: key.retiredAt });
  // The timetable comes back to it.
  if (!found) return;
  const { size, leftOut } = found;
  // Before the key is closed: killed in between, both are done once more, and the finding is still one.
  if (leftOut.length > 0) await transparencyLog.noteLeftOut({ organisationId, keyId, credentialIds: leftOut });
  const logSize = Math.max(size, await transparencyLog.sizeAt(key.retiredAt));
  await database.write(scope, async (unit) => {
    await updateRetiredLogSize(unit.tx, { id: keyId, size: logSize });
    await unit.audit({
      action: 'signing-key.closed',
      subject: `signing-key:${keyId}`,
      detail: { logSize, ...(leftOut.length > 0 ? { neverLogged: leftOut.length } : {}) },
    });
    await tellHistory(unit, organisationId);
  });
}

interface KeyPlace {
  organisationId: string;
  keyId: string;
}

/**
 * How long a log is that has everything of the key that will ever be on it, and what of it never will; undefined while it still
 * waits for something. What was erased before it was on the log never comes to it, and nobody misses it.
 */
async function lookUp(
  deps: Deps & { transparencyLog: TransparencyLog },
  { retiredAt, ...place }: KeyPlace & { retiredAt: Date },
): Promise<{ size: number; leftOut: string[] } | undefined> {
  let size = 0;
  const leftOut: string[] = [];
  for await (const signed of signedUnder(deps, place)) {
    size = Math.max(size, ...signed.map(({ logIndex }) => (logIndex ?? -1) + 1));
    const missing = signed.filter(({ logIndex, state }) => logIndex === undefined && state !== 'erased');
    if (missing.length === 0) continue;
    if (!isPatienceOver(deps, retiredAt)) return undefined;
    const never = await deps.transparencyLog.neverTaken(missing.map(({ id }) => id));
    if (never.length < missing.length) return undefined;
    leftOut.push(...never);
  }
  return { size, leftOut };
}

function isPatienceOver({ clock, keyClosingMinutes }: Deps, retiredAt: Date): boolean {
  return clock().getTime() - retiredAt.getTime() > keyClosingMinutes * 60_000;
}

/** The same for every key that still waits. */
export async function closeKeys(deps: Deps): Promise<void> {
  const waiting = await deps.database.read(systemScope('close-signing-keys'), selectUnclosed);
  for (const { id, organisationId } of waiting) await closeKey(deps, { organisationId, keyId: id });
}
