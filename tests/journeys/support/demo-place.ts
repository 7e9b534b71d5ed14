import { createClient } from '@laurel/sdk';
import { demoProgramme } from '@laurel/server';

/** Where the demo's first programme is. The demo has more, and they come into the catalogue while a journey is under way. */
export async function demoPlace(origin: string): Promise<{ organisationId: string; programmeId: string }> {
  const { items } = await createClient({ origin }).listCatalogue({ query: {} });
  const offered = items.find(({ title }) => title === demoProgramme.title);
  if (!offered) throw new Error('the demo’s programme is not in the catalogue');
  return { organisationId: offered.organisationId, programmeId: offered.id };
}
