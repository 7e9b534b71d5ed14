import type { Erasable, ErasureSubject } from '../../../module.ts';
import type { Traces, Tx } from '../../../storage/index.ts';
import { selectEmails } from '../email/store.ts';
import { selectPasskeys } from '../passkey/store.ts';
import { clearAttempts } from '../session/store.ts';
import { countAccount, deletePerson } from './erasure-store.ts';
import { selectPerson } from './store.ts';

/** A person's account as their traces. An organisation erases what it holds, and nobody's account. */
export const erasableAccount: Erasable = {
  count: async (tx, { personId, organisationId }) =>
    personId && !organisationId ? countAccount(tx, personId) : { emails: 0, passkeys: 0, memberships: 0 },
  exportOf: async (tx, personId) => ({
    person: await selectPerson(tx, personId),
    emails: await selectEmails(tx, personId),
    passkeys: await selectPasskeys(tx, personId),
  }),
  tracesOf,
  async erase({ tx }, order) {
    const { personId, organisationId, emails } = order;
    const traces = await tracesOf(tx, order);
    if (!personId || organisationId) return { counts: {}, traces };
    const counts = await countAccount(tx, personId);
    await clearAttempts(tx, emails);
    await deletePerson(tx, { personId, emails });
    return { counts, traces };
  },
};

async function tracesOf(tx: Tx, { personId, organisationId, emails }: ErasureSubject): Promise<Traces> {
  if (!personId || organisationId) return { texts: [], subjects: [] };
  const passkeys = await selectPasskeys(tx, personId);
  const addresses = await selectEmails(tx, personId);
  return {
    texts: [personId, ...emails, ...addresses.map(({ id }) => id)],
    subjects: [`person:${personId}`, ...passkeys.map(({ id }) => `passkey:${id}`)],
  };
}
