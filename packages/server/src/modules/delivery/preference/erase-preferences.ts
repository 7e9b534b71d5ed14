import type { Erasable } from '../../../module.ts';
import { deleteAll, selectPreferences } from './store.ts';

/** What somebody chose about their mail goes with them; what an organisation erases is not it. */
export const erasablePreferences: Erasable = {
  count: async () => ({}),
  exportOf: async (tx, personId) => ({ mailPreferences: await selectPreferences(tx, personId) }),
  tracesOf: async () => ({ texts: [], subjects: [] }),
  async erase({ tx }, { personId, organisationId }) {
    if (personId && !organisationId) await deleteAll(tx, personId);
    return { counts: {}, traces: { texts: [], subjects: [] } };
  },
};
