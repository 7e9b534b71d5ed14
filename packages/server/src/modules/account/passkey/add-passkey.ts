import { isAPIError } from 'better-auth/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { type AuthenticatorAnswer, readAuthenticatorAnswer } from './authenticator-answer.ts';
import { type PasskeyView, presentPasskey } from './present-passkey.ts';
import { signInAgain } from './sign-in-again.ts';

type Deps = Pick<AccountDeps, 'database' | 'sessions'>;

interface Input {
  scope: Scope;
  name: string;
  response: Record<string, unknown>;
  headers: Headers;
}

/**
 * Registers the passkey that the browser made. The library verifies and keeps it in a transaction of its own; the audit
 * line follows in ours.
 *
 * @throws Refusal `invalid-request` when the answer is not to our challenge, from our pages, by a device that checked its
 *   user; `not-signed-in` when the sign-in is more than a day old
 */
export async function addPasskey({ database, sessions }: Deps, input: Input): Promise<PasskeyView> {
  const response = readAuthenticatorAnswer('registration', input.response);
  const passkey = await register(sessions, { headers: input.headers, name: input.name, response });
  await database.write(input.scope, (unit) =>
    unit.audit({ action: 'passkey.added', subject: `passkey:${passkey.id}`, detail: { name: input.name } }),
  );
  return presentPasskey(passkey);
}

async function register(
  sessions: Deps['sessions'],
  { headers, name, response }: { headers: Headers; name: string; response: AuthenticatorAnswer<'registration'> },
) {
  try {
    return await sessions.library.api.verifyPasskeyRegistration({ headers, body: { name, response } });
  } catch (cause) {
    if (!isAPIError(cause)) throw cause;
    if (cause.body?.code === 'SESSION_NOT_FRESH') throw signInAgain(cause);
    throw new Refusal('invalid-request', 'The passkey was not added: it could not be verified. Start again.', {
      cause,
      faults: [{ pointer: '/response', message: 'not an answer to the challenge that this browser was given' }],
    });
  }
}
