import { systemScope } from '../../../storage/index.ts';
import type { InsightDeps } from '../deps.ts';
import { keepCredential } from './store.ts';

interface Event {
  organisationId: string;
  payload: Record<string, unknown>;
}

/** Counts a credential that was issued, once, on its day; one in the place of another is no more than that one. */
export async function noteCredential(
  { database }: Pick<InsightDeps, 'database'>,
  { organisationId, payload }: Event,
): Promise<void> {
  if (typeof payload.reissueOf === 'string') return;
  const { actor } = systemScope('insight.note');
  const credentialId = String(payload.credentialId);
  const personId = typeof payload.personId === 'string' ? payload.personId : null;
  await database.write({ actor, organisationId }, async ({ tx, now, audit }) => {
    // What was told before it said when is told at once.
    const issuedAt = typeof payload.issuedAt === 'string' ? new Date(payload.issuedAt) : now;
    await keepCredential(tx, { credentialId, organisationId, personId, issuedAt });
    await audit({ action: 'insight.noted', subject: `credential:${credentialId}` });
  });
}
