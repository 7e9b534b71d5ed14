import { createHash } from 'node:crypto';
import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import { listFindings } from './check/list-findings.ts';
import type { LogDeps } from './deps.ts';
import { getReceipt } from './receipt/get-receipt.ts';
import { getLog } from './tree/get-log.ts';
import { getTile } from './tree/get-tile.ts';
import { newestCheckpoint } from './tree/newest-checkpoint.ts';

// What never changes may be kept for good; what does, for a moment only.
const forGood = 'public, max-age=31536000, immutable';
const forAMoment = 'public, max-age=2';
const forAMinute = 'public, max-age=60';

/** The module's answers to the contract. */
export function logRoutes(deps: LogDeps): Route[] {
  return [
    route(endpoints.getLog, async ({ headers }) => {
      headers.set('cache-control', forAMoment);
      return getLog(deps);
    }),
    route(endpoints.getLogCheckpoint, async ({ headers }) => {
      const newest = await newestCheckpoint(deps);
      if (!newest) throw notFound('checkpoint');
      headers.set('cache-control', forAMoment);
      headers.set('etag', etagOf(newest.note));
      return bytes(newest.note, 'text/plain; charset=utf-8');
    }),
    route(endpoints.getLogTile, async ({ params, headers }) => {
      const tile = await getTile(deps, params);
      headers.set('cache-control', forGood);
      return bytes(tile, 'application/octet-stream');
    }),
    route(endpoints.getLogReceipt, async ({ params, headers }) => {
      const receipt = await getReceipt(deps, params);
      headers.set('cache-control', forAMinute);
      headers.set('etag', etagOf(receipt));
      return bytes(receipt, 'application/json');
    }),
    route(endpoints.listLogFindings, ({ scope }) => listFindings(deps, { scope })),
  ];
}

function etagOf(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url')}"`;
}
