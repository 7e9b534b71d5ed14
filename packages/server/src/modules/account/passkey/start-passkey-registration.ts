import { isAPIError } from 'better-auth/api';
import type { Scope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { findPeople } from '../person/store.ts';
import { signInAgain } from './sign-in-again.ts';

type Deps = Pick<AccountDeps, 'database' | 'sessions'>;

interface Input {
  scope: Scope;
  personId: string;
  headers: Headers;
}

/**
 * Options for a new passkey, and the cookie that binds its challenge to this browser.
 *
 * @throws Refusal `not-signed-in` when the sign-in is more than a day old
 */
export async function startPasskeyRegistration(
  { database, sessions }: Deps,
  { scope, personId, headers }: Input,
): Promise<{ options: Record<string, unknown>; cookies: string[] }> {
  const person = (await database.read(scope, (tx) => findPeople(tx, [personId]))).get(personId);
  try {
    const answer = await sessions.library.api.generatePasskeyRegistrationOptions({
      headers,
      query: { name: person?.primaryEmail ?? '' },
      returnHeaders: true,
    });
    const user = { ...answer.response.user, displayName: person?.name ?? '' };
    return { options: { ...answer.response, user }, cookies: answer.headers.getSetCookie() };
  } catch (error) {
    if (isAPIError(error)) throw signInAgain(error);
    throw error;
  }
}
