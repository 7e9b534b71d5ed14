import { describe, expect, it } from 'vitest';
import { allPages } from './all-pages.ts';
import { createClient } from './create-client.ts';

const pages = (cursors: (string | null)[]) => {
  const asked: string[] = [];
  const fetch = (async (url: string) => {
    asked.push(new URL(url).search);
    return Response.json({ items: [], nextCursor: cursors.shift() ?? null });
  }) as unknown as typeof globalThis.fetch;
  return { asked, client: createClient({ origin: 'https://laurel.example', fetch }) };
};

describe('allPages', () => {
  it('asks for page after page with the same query until there is no cursor, and yields every entry in order', async () => {
    const list = async ({ query }: { query?: { cursor?: string | undefined } | undefined }) => {
      const start = Number(query?.cursor ?? 0);
      return { items: [start, start + 1], nextCursor: start < 4 ? String(start + 2) : null };
    };
    const items: number[] = [];
    for await (const item of allPages(list, {})) items.push(item);
    expect(items).toEqual([0, 1, 2, 3, 4, 5]);

    const { asked, client } = pages(['a', 'b', null]);
    for await (const _ of allPages(client.listCatalogue, { query: { search: 'x', limit: 2 } })) expect.fail('empty');
    expect(asked).toEqual(['?search=x&limit=2', '?search=x&limit=2&cursor=a', '?search=x&limit=2&cursor=b']);
  });

  it('stops when the same cursor comes again instead of going round for ever', async () => {
    const { asked, client } = pages(['a', 'b', 'a', 'b']);
    const all = allPages(client.listCatalogue, {});
    await expect(all.next()).rejects.toMatchObject({ code: 'unexpected-answer' });
    expect(asked).toHaveLength(3);
  });
});
