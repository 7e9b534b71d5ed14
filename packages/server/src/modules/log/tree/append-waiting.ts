import { createHash } from 'node:crypto';
import { commitmentOf } from '@laurel/credential';
import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import type { SecuredForms } from '../../issuer/index.ts';
import { orNoteFinding } from '../check/note-finding.ts';
import type { LogDeps } from '../deps.ts';
import { type Award, readAward } from './award.ts';
import { compareWithFolder } from './compare-with-folder.ts';
import {
  countEntries,
  deleteWaiting,
  type EntryRow,
  insertEntries,
  isAnyWaiting,
  selectIndexes,
  selectWaiting,
  waitForTurn,
} from './entry-store.ts';
import { enqueuePublishing } from './publish-checkpoint.ts';

const batchSize = 500;
const saltBytes = 32;

type Deps = Pick<LogDeps, 'database' | 'randomness' | 'failPoints' | 'issuer' | 'folder' | 'log' | 'origin'>;

/**
 * Appends whatever waits, in its order, each credential once: one sequencer at a time, a batch a transaction.
 *
 * @returns whether nothing stood in the way
 */
export async function appendWaiting(deps: Deps): Promise<boolean> {
  const scope = systemScope('append-to-log');
  while (await deps.database.read(scope, isAnyWaiting)) {
    const taken = await orNoteFinding(deps, () => deps.database.write(scope, (unit) => appendBatch(deps, unit)));
    deps.failPoints.reach('log.appended');
    if (taken === undefined) return false;
    if (taken < batchSize) return true;
  }
  return true;
}

async function appendBatch(deps: Deps, unit: WriteUnit): Promise<number> {
  const { tx } = unit;
  // From here on nothing may ask for a second connection: those who have the others may be waiting for this turn.
  await waitForTurn(tx);
  // In an older database, the places after the last are taken already.
  await compareWithFolder(deps, unit);
  const ids = await selectWaiting(tx, batchSize);
  const logged = await selectIndexes(tx, ids);
  const signed = await deps.issuer.readSecuredForms(
    tx,
    ids.filter((id) => !logged.has(id)),
  );
  const byId = new Map(signed.map((forms) => [forms.credentialId, forms]));
  const first = await countEntries(tx);
  const entries = ids
    .flatMap((id) => byId.get(id) ?? [])
    .flatMap((forms) => readable(deps, forms) ?? [])
    .map((award, at) => makeEntry(award, { index: first + at, salt: deps.randomness.bytes(saltBytes), now: unit.now }));
  if (entries.length > 0) await insertEntries(tx, entries);
  await deleteWaiting(tx, ids);
  deps.failPoints.reach('log.appending');
  await unit.audit({ action: 'log.appended', subject: 'log', detail: { from: first, to: first + entries.length } });
  await enqueuePublishing(unit);
  return ids.length;
}

/** One that somebody has made unreadable in the database does not keep the others from the log. */
function readable({ log }: Deps, forms: SecuredForms): Award | undefined {
  try {
    return readAward(forms);
  } catch (error) {
    const { credentialId } = forms;
    log.error({ credentialId, error: String(error) }, 'a credential cannot be read, and is left out of the log');
    return undefined;
  }
}

function makeEntry(
  { forms, ...award }: Award,
  { index, salt, now }: { index: number; salt: Uint8Array; now: Date },
): Omit<EntryRow, 'erasedAt'> {
  const commitment = commitmentOf({ salt, forms });
  const receiptName = createHash('sha256').update(award.credentialUrl).digest();
  const digests = Buffer.from(forms.join(''), 'hex');
  return { index, commitment, ...award, receiptName, salt, forms: digests, appendedAt: now };
}
