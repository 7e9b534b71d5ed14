import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { revokeApiKeyRow } from './store.ts';

/**
 * Revokes an API key: it stops working at once, for good.
 *
 * @throws Refusal `not-found`
 */
export async function revokeApiKey(
  { database }: { database: Database },
  { scope, organisationId, apiKeyId }: { scope: Scope; organisationId: string; apiKeyId: string },
): Promise<undefined> {
  await database.write(scope, async (unit) => {
    const revoked = await revokeApiKeyRow(unit.tx, { organisationId, id: apiKeyId, now: unit.now });
    if (!revoked) throw notFound('API key');
    await unit.audit({ action: 'api-key.revoked', subject: `api-key:${apiKeyId}` });
  });
}
