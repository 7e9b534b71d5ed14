import { type Scope, systemScope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { createPerson } from './create-person.ts';

/**
 * Makes an account and opens its first session in one: for the demo, whose people come by dozens while a password takes a processor
 * a good part of a second. It lets nobody into an account that was there before, and nothing on the network leads here.
 *
 * @throws Refusal as `createPerson` does
 */
export async function welcomePerson(
  deps: Pick<AccountDeps, 'database' | 'randomness' | 'sessions'>,
  person: Parameters<typeof createPerson>[1],
): Promise<{ cookies: string[] }> {
  const { personId } = await createPerson(deps, person);
  const scope: Scope = { ...systemScope('welcome-person'), personId };
  await deps.database.write(scope, ({ audit }) =>
    audit({ action: 'session.started', subject: `person:${personId}`, personId, detail: { by: 'operator' } }),
  );
  return deps.sessions.start(personId, new Headers());
}
