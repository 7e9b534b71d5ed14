import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { type ApiKeyView, presentApiKey } from './present-api-key.ts';
import { selectLiveApiKey } from './store.ts';

/** The API key in use. */
export async function getCurrentApiKey(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  { scope, apiKeyId }: { scope: Scope; apiKeyId: string },
): Promise<ApiKeyView> {
  const key = await database.read(scope, (tx) => selectLiveApiKey(tx, { id: apiKeyId, now: clock() }));
  if (!key) throw notFound('API key');
  return presentApiKey(key);
}
