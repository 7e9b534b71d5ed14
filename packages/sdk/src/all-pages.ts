import { LaurelError } from './laurel-error.ts';

interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

/**
 * Goes through every entry of a list, asking for the next page when the last one is used up.
 *
 * @example
 * import { allPages, createClient } from '@laurel/sdk';
 *
 * const client = createClient({ origin: 'http://localhost:3000' });
 * for await (const programme of allPages(client.listCatalogue, { query: { search: 'support' } })) {
 *   console.log(programme.title);
 * }
 */
export async function* allPages<Args extends { query?: object | undefined }, Item>(
  list: (args: Args) => Promise<Page<Item>>,
  args: Args,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  let query = args.query;
  while (true) {
    const { items, nextCursor } = await list({ ...args, ...(query ? { query } : {}) });
    yield* items;
    if (nextCursor === null) return;
    // A cursor that comes again would go round for ever.
    if (seen.has(nextCursor)) throw repeatedCursor();
    seen.add(nextCursor);
    query = { ...args.query, cursor: nextCursor };
  }
}

function repeatedCursor(): LaurelError {
  return new LaurelError({
    status: 200,
    code: 'unexpected-answer',
    title: 'The server gave the same page twice',
    detail: 'The list was read up to that page. Try again; if it stays so, tell the operator of the server.',
  });
}
