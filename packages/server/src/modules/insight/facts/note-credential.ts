import { systemScope } from '../../../storage/index.ts';
import type { InsightDeps } from '../deps.ts';
import { keepCredential } from './store.ts';

interface Event {
  organisationId: string;
  payload: Record<string, unknown>;
}

/** Counts a credential that was issued, once. */
export async function noteCredential(
  { database }: Pick<InsightDeps, 'database'>,
  { organisationId, payload }: Event,
): Promise<void> {
  const { actor } = systemScope('insight.note');
  const credentialId = String(payload.credentialId);
  const personId = typeof payload.personId === 'string' ? payload.personId : null;
  await database.write({ actor, organisationId }, async ({ tx, now, audit }) => {
    await keepCredential(tx, { credentialId, organisationId, personId, now });
    await audit({ action: 'insight.noted', subject: `credential:${credentialId}` });
  });
}
