import { allPages } from '@laurel/sdk';
import type { Copying } from './copying.ts';
import { pageOfCopy } from './page-of-copy.ts';
import { type Taking, take } from './take.ts';

/** Copies one page into a folder of its name, where servers of files look for it; its text, or undefined for none. */
export async function takePage(address: string, taking: Taking): Promise<string | undefined> {
  const { origin, folder } = taking;
  const change = (text: string) => pageOfCopy(text, { origin, day: folder.state.startedAt.slice(0, 10) });
  const options = { file: `${address.slice(1)}/index.html`, accept: 'text/html', change };
  const bytes = await take(address, taking, options);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** Copies the pages that are not of a credential, and gives their texts. */
export async function takePages(
  { client, organisation }: Pick<Copying, 'client' | 'organisation'>,
  taking: Taking,
): Promise<readonly string[]> {
  const addresses = ['/verify', '/log', `/issuers/${organisation.slug}`];
  const params = { organisationId: organisation.id };
  for await (const { id } of allPages(client.listAchievements, { params, query: { limit: 100 } })) {
    addresses.push(`/achievements/${id}`);
  }
  for await (const { id, organisationSlug } of allPages(client.listCatalogue, { query: { limit: 50 } })) {
    if (organisationSlug === organisation.slug) addresses.push(`/programmes/${id}`);
  }
  const texts: string[] = [];
  for (const address of addresses) texts.push((await takePage(address, taking)) ?? '');
  return texts;
}
