import { systemScope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { deleteExpired, deleteUnproven, selectUnproven } from './store.ts';

const keepMilliseconds = 30 * 24 * 3600 * 1000;

/**
 * Forgets, 30 days on, people who signed up and never opened the link: somebody else may have typed their address. Links,
 * sessions and counts that ended by then go too.
 */
export async function forgetUnprovenPeople({
  database,
  clock,
}: Pick<AccountDeps, 'database' | 'clock'>): Promise<void> {
  const before = new Date(clock().getTime() - keepMilliseconds);
  await database.write(systemScope('forget-unproven-people'), async (unit) => {
    const unproven = await selectUnproven(unit.tx, before);
    await deleteUnproven(unit.tx, unproven);
    await deleteExpired(unit.tx, before);
    await unit.audit({ action: 'people.forgotten', subject: 'person:unproven', detail: { count: unproven.length } });
  });
}
