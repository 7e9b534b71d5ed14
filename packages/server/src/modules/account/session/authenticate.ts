import { authenticateApiKey } from '../api-key/authenticate-api-key.ts';
import type { Caller } from '../caller.ts';
import type { AccountDeps } from '../deps.ts';

/**
 * Finds out who sent a request: the API key in its `Authorization` header, else the session of its cookie.
 *
 * @throws Refusal `not-signed-in` for an `Authorization` header that does not hold
 */
export async function authenticate(
  deps: Pick<AccountDeps, 'database' | 'pools' | 'clock' | 'sessions'>,
  { headers }: { headers: Headers },
): Promise<Caller> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return authenticateApiKey(deps, { authorization });
  const session = await deps.sessions.find(headers);
  return session ? { kind: 'person', ...session } : { kind: 'anonymous' };
}
