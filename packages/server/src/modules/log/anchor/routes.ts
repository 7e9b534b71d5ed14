import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { ChainRecord } from './answer-chain-record.ts';
import type { Anchor } from './list-anchors.ts';

/** Anchoring's answers to the contract. */
export function anchorRoutes({
  listAnchors,
  record,
}: {
  listAnchors(): Promise<Anchor[]>;
  record(url: string): Promise<ChainRecord>;
}): Route[] {
  return [
    route(endpoints.listLogAnchors, async ({ headers }) => {
      headers.set('cache-control', 'public, max-age=2');
      return listAnchors();
    }),
    route(endpoints.getChainRecord, async ({ query }) => record(query.url)),
  ];
}
