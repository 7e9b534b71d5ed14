import type { Retrieval } from '@laurel/sdk';

type Had = Extract<Retrieval, { ok: true }>;

/** What of the browser's Cache API is used. */
export type DocumentCache = Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>;

/** Public documents that verifications rested on, for when there is no network. */
export interface KeptDocuments {
  get(url: string): Promise<Had | undefined>;
  keep(url: string, document: Had): Promise<void>;
}

/** Enough for the issuers that one person meets; what was kept longest ago leaves first. */
const most = { documents: 64, characters: 512 * 1_024, ageMs: 30 * 86_400_000 };

const fetchedAtHeader = 'x-fetched-at';

/**
 * Keeps documents under their own addresses, each with the time when it was fetched. The page's worker knows nothing of them,
 * and nothing but `get` ever answers with one. Where the browser keeps nothing, all goes on as without it.
 */
export function createKeptDocuments(open: () => Promise<DocumentCache>, now: () => Date): KeptDocuments {
  return {
    async get(url) {
      try {
        const kept = await (await open()).match(url);
        const fetchedAt = new Date(kept?.headers.get(fetchedAtHeader) ?? Number.NaN);
        const age = now().getTime() - fetchedAt.getTime();
        // Not a number is no age at all, nor is one from a clock that was put right since.
        return kept && age >= 0 && age <= most.ageMs ? { ok: true, body: await kept.text(), fetchedAt } : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(url, { body, fetchedAt }) {
      if (body.length > most.characters) return;
      try {
        const cache = await open();
        // What is put again is not moved to the end by itself.
        await cache.delete(url);
        await cache.put(url, new Response(body, { headers: { [fetchedAtHeader]: fetchedAt.toISOString() } }));
        const kept = await cache.keys();
        await Promise.all(kept.slice(0, -most.documents).map((request) => cache.delete(request)));
      } catch {
        // A full disk or a private window: the next time without a network is then as it ever was.
      }
    },
  };
}
