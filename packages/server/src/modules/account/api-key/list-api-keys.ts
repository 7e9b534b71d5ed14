import type { Database, Scope } from '../../../storage/index.ts';
import { type ApiKeyView, presentApiKey } from './present-api-key.ts';
import { selectApiKeys } from './store.ts';

/** The organisation's keys that were not revoked, the newest first. */
export async function listApiKeys(
  { database }: { database: Database },
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<{ items: ApiKeyView[] }> {
  const rows = await database.read(scope, (tx) => selectApiKeys(tx, organisationId));
  return { items: rows.map(presentApiKey) };
}
