import type { Copying } from './copying.ts';

const SUMMARY = 'status-lists/frozen.json';

/**
 * Has the status lists signed for long and writes each under its address; says how many. They are signed anew only where
 * they are not in the folder yet: each signing is a line in the audit log.
 */
export async function freezeLists({
  client,
  origin,
  folder,
  organisation,
  validUntil,
}: Pick<Copying, 'client' | 'origin' | 'folder' | 'organisation' | 'validUntil'>): Promise<number> {
  const had = await folder.read(SUMMARY);
  if (had !== undefined) return JSON.parse(new TextDecoder().decode(had)).lists.length;
  const body = { validUntil: validUntil.toISOString() };
  const { frozenAt, items } = await client.freezeStatusLists({ params: { organisationId: organisation.id }, body });
  for (const { url, document } of items) await folder.write(pathOf(url, origin), document);
  const lists = items.map(({ url }) => url);
  await folder.write(SUMMARY, `${JSON.stringify({ frozenAt, ...body, lists }, null, 2)}\n`);
  return lists.length;
}

function pathOf(url: string, origin: string): string {
  if (!url.startsWith(`${origin}/`)) throw new Error(`${url} is no address of ${origin}`);
  return url.slice(origin.length + 1);
}
