import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { deletePasskey } from './store.ts';

/**
 * Removes one of one's own passkeys: it opens nothing from this moment.
 *
 * @throws Refusal `not-found`
 */
export async function removePasskey(
  { database }: { database: Database },
  { scope, personId, passkeyId }: { scope: Scope; personId: string; passkeyId: string },
): Promise<undefined> {
  await database.write(scope, async (unit) => {
    if (!(await deletePasskey(unit.tx, { personId, passkeyId }))) throw notFound('passkey');
    await unit.audit({ action: 'passkey.removed', subject: `passkey:${passkeyId}` });
  });
}
