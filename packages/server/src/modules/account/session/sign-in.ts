import { Refusal } from '../../../refusal.ts';
import type { AccountDeps } from '../deps.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { getMe } from '../person/get-me.ts';
import { hashOfNothing, verifyPassword } from '../person/hash-password.ts';
import type { Person } from '../person/present-person.ts';
import { clearAttempts, selectCredentials, takeAttempt } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'clock' | 'sessions'>;

interface Input {
  email: string;
  password: string;
  headers: Headers;
}

/**
 * Signs in by any proven address and the password. An unknown address costs the same work and gets the same answer; wrong
 * passwords are counted by address, so that the count does not tell which addresses are one person's.
 *
 * @throws Refusal `wrong-credentials`, `rate-limited`
 */
export async function signIn(deps: Deps, input: Input): Promise<{ person: Person; cookies: string[] }> {
  const { database, clock, sessions } = deps;
  const email = normaliseEmail(input.email);
  const { attempt, credentials } = await database.write({ actor: { kind: 'anonymous' } }, async (unit) => {
    const attempt = await takeAttempt(unit.tx, email, unit.now);
    const credentials = await selectCredentials(unit.tx, email);
    const personId = credentials?.personId;
    await unit.audit({
      action: attempt ? 'session.delayed' : 'session.asked-for',
      subject: personId ? `person:${personId}` : 'person:unknown',
      ...(personId ? { personId } : {}),
    });
    return { attempt, credentials };
  });
  if (attempt) throw tooManyFailures(attempt.waitUntil, clock());
  const right = await verifyPassword(input.password, credentials?.passwordHash ?? hashOfNothing);
  if (!credentials || !right) throw wrongCredentials();
  const { personId } = credentials;
  const scope = { actor: { kind: 'person', id: personId } as const, personId };
  await database.write(scope, async (unit) => {
    await clearAttempts(unit.tx, [email]);
    await unit.audit({ action: 'session.started', subject: `person:${personId}`, detail: { by: 'password' } });
  });
  const { cookies } = await sessions.start(personId, input.headers);
  return { person: await getMe(deps, { scope, personId }), cookies };
}

function wrongCredentials(): Refusal {
  return new Refusal(
    'wrong-credentials',
    'Try again, or ask for a link to set a new password. If you have just signed up, open the link in the mail first.',
  );
}

function tooManyFailures(until: Date, now: Date): Refusal {
  const waitSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new Refusal(
    'rate-limited',
    `There were too many wrong passwords for this address. Wait ${waitSeconds} seconds, use a passkey, or ask for a link to set a new password.`,
    { retryAfterSeconds: waitSeconds },
  );
}
