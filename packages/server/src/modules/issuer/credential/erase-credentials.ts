import type { Erasable, ErasureOrder, ErasureSubject } from '../../../module.ts';
import type { Traces } from '../../../storage/index.ts';
import { setStatusBit } from '../status/store.ts';
import { type ErasableRow, eraseRow, lockErasable, selectErasable, selectForExport } from './erasure-store.ts';

/** Credentials as a person's traces: what they say goes, their places in the status lists stay taken. */
export const erasableCredentials: Erasable = {
  count: async (tx, subject) => ({ credentials: (await selectErasable(tx, subject)).length }),
  exportOf: async (tx, personId) => ({ credentials: await selectForExport(tx, personId) }),
  tracesOf: async (tx, subject) => tracesIn(await selectErasable(tx, subject), subject),
  async erase(unit, order: ErasureOrder) {
    const rows = await lockErasable(unit.tx, order);
    for (const row of rows) {
      // Of what was never signed there is no copy.
      if (order.copies === 'are-revoked' && row.state === 'issued')
        await setStatusBit(unit.tx, row.statusListId, row.statusIndex);
      await eraseRow(unit.tx, { erasureId: order.erasureId, credentialId: row.id, now: unit.now });
      await unit.audit({
        action: 'credential.erased',
        subject: `credential:${row.id}`,
        organisationId: row.organisationId,
        detail: { copies: order.copies },
      });
    }
    return {
      counts: { credentials: rows.length },
      traces: tracesIn(rows, order),
      credentialIds: rows.map(({ id }) => id),
    };
  },
};

function tracesIn(rows: readonly ErasableRow[], { organisationId }: ErasureSubject): Traces {
  // Addresses that only the credentials knew are looked for where the whole person goes: elsewhere they may be needed.
  const emails = organisationId ? [] : rows.map(({ recipientEmail }) => recipientEmail);
  return { texts: [...rows.map(({ id }) => id), ...emails], subjects: rows.map(({ id }) => `credential:${id}`) };
}
