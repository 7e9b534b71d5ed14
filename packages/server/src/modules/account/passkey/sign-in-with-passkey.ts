import { isAPIError } from 'better-auth/api';
import { Refusal } from '../../../refusal.ts';
import type { AccountDeps } from '../deps.ts';
import { getMe } from '../person/get-me.ts';
import type { Person } from '../person/present-person.ts';
import { deleteSession } from '../session/store.ts';
import { type AuthenticatorAnswer, readAuthenticatorAnswer } from './authenticator-answer.ts';

type Deps = Pick<AccountDeps, 'database' | 'sessions'>;

interface Input {
  response: Record<string, unknown>;
  headers: Headers;
}

/**
 * Signs in with a passkey; the session that the request came with ends.
 *
 * @throws Refusal `wrong-credentials` whatever was wrong with it, `invalid-request` when it is no passkey's answer at all
 */
export async function signInWithPasskey(
  { database, sessions }: Deps,
  input: Input,
): Promise<{ person: Person; cookies: string[] }> {
  const response = readAuthenticatorAnswer('sign-in', input.response);
  const before = await sessions.find(input.headers);
  const { headers, personId } = await verify(sessions, { headers: input.headers, response });
  const scope = { actor: { kind: 'person', id: personId } as const, personId };
  await database.write(scope, async (unit) => {
    if (before) await deleteSession(unit.tx, before.sessionId);
    await unit.audit({ action: 'session.started', subject: `person:${personId}`, detail: { by: 'passkey' } });
  });
  return { person: await getMe({ database }, { scope, personId }), cookies: headers.getSetCookie() };
}

async function verify(
  sessions: Deps['sessions'],
  { headers, response }: { headers: Headers; response: AuthenticatorAnswer<'sign-in'> },
) {
  try {
    const answer = await sessions.library.api.verifyPasskeyAuthentication({
      headers,
      body: { response },
      returnHeaders: true,
    });
    return { headers: answer.headers, personId: answer.response.user.id };
  } catch (cause) {
    if (!isAPIError(cause)) throw cause;
    throw new Refusal(
      'wrong-credentials',
      'The passkey did not open an account here. Try again, or use your password.',
      {
        cause,
      },
    );
  }
}
