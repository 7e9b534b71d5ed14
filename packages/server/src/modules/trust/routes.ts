import { endpoints } from '@laurel/api';
import type { KnownIssuer } from '@laurel/credential';
import { type Route, route } from '../../http/index.ts';
import { listKnownIssuers } from './list-known-issuers.ts';

/** How long a copy is good for: a new issuer is seen everywhere within a minute. */
const ttlSeconds = 60;

/** The module's answers to the contract. */
export function trustRoutes(deps: { knownIssuers: () => Promise<readonly KnownIssuer[]> }): Route[] {
  return [
    route(endpoints.listKnownIssuers, async ({ query, headers }) => {
      const page = await listKnownIssuers(deps, query);
      headers.set('cache-control', `public, max-age=${ttlSeconds}`);
      return page;
    }),
  ];
}
