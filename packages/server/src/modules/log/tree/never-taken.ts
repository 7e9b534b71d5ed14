import { systemScope } from '../../../storage/index.ts';
import type { SecuredForms } from '../../issuer/index.ts';
import type { LogDeps } from '../deps.ts';
import { readAward } from './award.ts';
import { insertWaiting, selectUnknown } from './entry-store.ts';
import { appendTask } from './note-waiting.ts';

const scope = systemScope('never-taken');

/**
 * Of credentials that are not on the log, those that it can never take in, because they cannot be read. The others are noted to
 * be taken in, whatever was lost of them: how long that takes says nothing against them, as something may stand in the way of all.
 */
export async function neverTaken(
  { database, issuer }: Pick<LogDeps, 'database' | 'issuer'>,
  credentialIds: readonly string[],
): Promise<string[]> {
  const { readable, unknown } = await database.read(scope, async (tx) => {
    const signed = await issuer.readSecuredForms(tx, credentialIds);
    const ids = new Set(signed.filter(isReadable).map(({ credentialId }) => credentialId));
    return { readable: ids, unknown: await selectUnknown(tx, [...ids]) };
  });
  if (unknown.length > 0) {
    await database.write(scope, async (unit) => {
      await insertWaiting(unit.tx, unknown, unit.now);
      await unit.enqueue({ task: appendTask, payload: {}, key: appendTask });
      await unit.audit({ action: 'log.noted-again', subject: 'log', detail: { unknown: unknown.length } });
    });
  }
  return credentialIds.filter((id) => !readable.has(id));
}

function isReadable(forms: SecuredForms): boolean {
  try {
    readAward(forms);
    return true;
  } catch {
    return false;
  }
}
