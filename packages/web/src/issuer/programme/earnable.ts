import { allPages } from '@laurel/sdk';
import type { Console } from '../console/console-context.ts';
import { listed } from '../console/listed.ts';

/** The achievements a programme can lead to: what is archived is no longer earned. */
export async function earnable({ client, scope }: Console): Promise<{ id: string; name: string }[]> {
  const all = await listed(allPages(client.listAchievements, { params: scope, query: { limit: 100 } }));
  return all.filter(({ state }) => state !== 'archived').map(({ id, name }) => ({ id, name }));
}
