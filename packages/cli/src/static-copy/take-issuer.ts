import { allPages } from '@laurel/sdk';
import type { Copying } from './copying.ts';
import { type Taking, take } from './take.ts';

/** The DID document with its history, and the names that the verify page knows. */
export async function takeIssuer(
  { client, folder, organisation }: Pick<Copying, 'client' | 'folder' | 'organisation'>,
  taking: Taking,
): Promise<void> {
  for (const name of ['did.json', 'did.jsonl', 'did-witness.json'])
    await take(`/issuers/${organisation.slug}/${name}`, taking);
  const items: unknown[] = [];
  for await (const issuer of allPages(client.listKnownIssuers, { query: { limit: 100 } })) items.push(issuer);
  // In one piece: a server of files reads no cursor.
  await folder.write('api/v1/known-issuers', JSON.stringify({ items, nextCursor: null }));
}
