import type { Erasable } from '../../../module.ts';
import { eraseBlockcerts } from '../blockcerts/erase-blockcerts.ts';
import { deleteWaiting, forgetEntries, waitForTurn } from './entry-store.ts';

/**
 * What the log keeps beside its entries of a person's credentials: the salt and the digests go, and with them all that tells
 * an entry from random bytes. The entries stay, for they are signed.
 */
export const erasableEntries: Erasable = {
  count: async () => ({}),
  exportOf: async () => ({}),
  tracesOf: async () => ({ texts: [], subjects: [] }),
  async erase(unit, { credentialIds }) {
    // What is being appended at this moment has read the credential already: it is appended first, and then forgotten.
    await waitForTurn(unit.tx);
    await deleteWaiting(unit.tx, credentialIds);
    await eraseBlockcerts(unit, credentialIds);
    const forgotten = await forgetEntries(unit.tx, credentialIds, unit.now);
    await unit.audit({ action: 'log.forgotten', subject: 'log', detail: { entries: forgotten } });
    return { counts: {}, traces: { texts: [], subjects: [] } };
  },
};
