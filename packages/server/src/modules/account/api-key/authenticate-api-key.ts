import { Refusal } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import type { AccountDeps } from '../deps.ts';
import { apiKeyIdOf, isApiKeySecret } from './api-key-secret.ts';
import { selectLiveApiKey, touchApiKey } from './store.ts';

const noteUseEveryMilliseconds = 60_000;

/**
 * Finds the API key of an `Authorization` header.
 *
 * @throws Refusal `not-signed-in`: the same words whether the key is malformed, unknown, expired or revoked
 */
export async function authenticateApiKey(
  { database, pools, clock }: Pick<AccountDeps, 'database' | 'pools' | 'clock'>,
  { authorization }: { authorization: string },
): Promise<Caller> {
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1] ?? '';
  const id = apiKeyIdOf(secret);
  if (!id) throw keyDoesNotHold();
  const now = clock();
  const key = await database.read(systemScope('authenticate-api-key'), (tx) => selectLiveApiKey(tx, { id, now }));
  if (!key || !isApiKeySecret(secret, key.secretHash)) throw keyDoesNotHold();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= noteUseEveryMilliseconds)
    await touchApiKey(pools, { id, now });
  return { kind: 'api-key', apiKeyId: key.id, organisationId: key.organisationId, scopes: key.scopes };
}

function keyDoesNotHold(): Refusal {
  return new Refusal(
    'not-signed-in',
    'The API key is not one that holds: it may be mistyped, expired or revoked. Send it as "Authorization: Bearer laurel_…".',
  );
}
