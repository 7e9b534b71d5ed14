import type { Scope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';

/** Ends the session that the request came with, at once; for whoever has none, nothing happens. */
export async function signOut(
  { database, sessions }: Pick<AccountDeps, 'database' | 'sessions'>,
  { scope, headers }: { scope: Scope; headers: Headers },
): Promise<{ cookies: string[] }> {
  const { personId } = scope;
  if (personId)
    await database.write(scope, (unit) => unit.audit({ action: 'session.ended', subject: `person:${personId}` }));
  return sessions.end(headers);
}
