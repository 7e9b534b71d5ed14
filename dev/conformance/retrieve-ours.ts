import type { Retrieve } from '@laurel/credential';
import type { StatusLists } from './status-lists.ts';

/** Takes what this server itself publishes from where it is made: the public origin may not lead back here. */
export function retrieveOurs(statusLists: StatusLists, others: Retrieve, now: () => Date): Retrieve {
  return async (url, kind) => {
    const list = await statusLists.at(url);
    return list === undefined ? others(url, kind) : { ok: true, body: JSON.stringify(list), fetchedAt: now() };
  };
}
