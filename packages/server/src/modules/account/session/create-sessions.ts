import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint, getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { AccountGround } from '../ground.ts';
import { requireUserVerification } from '../passkey/require-user-verification.ts';
import { openSessionTables } from './store.ts';

/** A session of somebody. */
export interface FoundSession {
  sessionId: string;
  personId: string;
}

/** Sessions and passkeys, by the auth library. Answers carry the `Set-Cookie` lines to pass on. */
export interface Sessions {
  find(headers: Headers): Promise<FoundSession | undefined>;
  /** Starts a session under a new secret; the one that the request came with ends. */
  start(personId: string, headers: Headers): Promise<{ cookies: string[] }>;
  end(headers: Headers): Promise<{ cookies: string[] }>;
  /** The library's own calls, for the passkey use cases. */
  library: AuthLibrary;
}

/** The library as we have it set up. None of its own routes is mounted. */
export type AuthLibrary = ReturnType<typeof createLibrary>;

type Ground = Pick<AccountGround, 'pools' | 'origin' | 'sessionSecret' | 'log' | 'randomness'>;

// NIST SP 800-63B-4, section 2.1.3: sign in anew after 30 days at the latest.
const sessionSeconds = 30 * 24 * 3600;
const cookiePrefix = 'laurel';

/** Sets the library up over the application's own connections. */
export function createSessions(ground: Ground): Sessions {
  const library = createLibrary(ground);
  return {
    library,
    async find(headers) {
      if (!headers.get('cookie')?.includes(`${cookiePrefix}.session_token=`)) return undefined;
      const found = await library.api.getSession({ headers });
      return found ? { sessionId: found.session.id, personId: found.user.id } : undefined;
    },
    async start(personId, headers) {
      const answer = await library.api.startSession({ headers, body: { personId }, returnHeaders: true });
      return { cookies: answer.headers.getSetCookie() };
    },
    async end(headers) {
      const answer = await library.api.signOut({ headers, returnHeaders: true });
      return { cookies: answer.headers.getSetCookie() };
    },
  };
}

function createLibrary({ pools, origin, sessionSecret, log, randomness }: Ground) {
  return betterAuth({
    appName: 'Laurel',
    baseURL: origin,
    secret: sessionSecret,
    database: { db: openSessionTables(pools), type: 'postgres' },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...causes) => log.warn({ causes: causes.map(String) }, `auth library: ${message}`),
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomness.uuid(), validateSchema: false },
    },
    plugins: [
      { id: 'laurel', endpoints: { startSession } },
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Laurel',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: requireUserVerification.atRegistration },
        authentication: { afterVerification: requireUserVerification.atSignIn },
        advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
      }),
    ],
  });
}

const startSession = createAuthEndpoint.serverOnly(
  { method: 'POST', requireHeaders: true, body: z.object({ personId: z.string() }) },
  async (ctx) => {
    const { internalAdapter } = ctx.context;
    const before = await getSessionFromCtx(ctx);
    if (before) await internalAdapter.deleteSession(before.session.token);
    const user = await internalAdapter.findUserById(ctx.body.personId);
    const session = await internalAdapter.createSession(ctx.body.personId);
    if (!user || !session) throw new Error('the session could not be made');
    await setSessionCookie(ctx, { session, user });
    return ctx.json({});
  },
);
