import type { Erasable } from '../../../module.ts';
import { deleteCredentials, deletePerson, selectOwnFacts } from './store.ts';

/** What is counted of a person goes with them: the figures are smaller by one then. */
export const erasableFacts: Erasable = {
  count: async () => ({}),
  exportOf: async (tx, personId) => ({ countedIn: await selectOwnFacts(tx, personId) }),
  tracesOf: async () => ({ texts: [], subjects: [] }),
  async erase({ tx }, { personId, organisationId, credentialIds }) {
    if (personId) await deletePerson(tx, { personId, organisationId });
    await deleteCredentials(tx, credentialIds);
    return { counts: {}, traces: { texts: [], subjects: [] } };
  },
};
