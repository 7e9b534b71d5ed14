import { type Scope, systemScope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';

/**
 * Opens a session of somebody without asking who is there: for the demo, which speaks in its people's names. Nothing on the
 * network leads here.
 */
export async function openSession(
  { database, sessions }: Pick<AccountDeps, 'database' | 'sessions'>,
  { personId }: { personId: string },
): Promise<{ cookies: string[] }> {
  const scope: Scope = { ...systemScope('open-session'), personId };
  await database.write(scope, ({ audit }) =>
    audit({ action: 'session.started', subject: `person:${personId}`, personId, detail: { by: 'operator' } }),
  );
  return sessions.start(personId, new Headers());
}
