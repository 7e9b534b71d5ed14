import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/log.ts';

const tag = 'Transparency log';
const anyone = { kind: 'anyone' } as const;

export const getLog = defineEndpoint({
  id: 'getLog',
  method: 'GET',
  path: '/api/v1/log',
  tag,
  summary: 'The transparency log of this install: how long it is, what was signed of it last, and where it is recorded',
  access: anyone,
  success: { status: 200, body: schema.log },
  problems: [],
});

export const getLogCheckpoint = defineEndpoint({
  id: 'getLogCheckpoint',
  method: 'GET',
  path: '/log/checkpoint',
  tag,
  summary: 'The newest signed tree head of the log, with what witnesses added (C2SP tlog-checkpoint)',
  access: anyone,
  success: { status: 200, mediaTypes: ['text/plain; charset=utf-8'] },
  problems: ['not-found'],
});

export const getLogTile = defineEndpoint({
  id: 'getLogTile',
  method: 'GET',
  path: '/log/tile/{level}/{+tile}',
  tag,
  summary:
    'A tile of the tree, or with `entries` as its level a bundle of entries, such as 0/x001/234 or 0/x001/235.p/17 (C2SP tlog-tiles)',
  access: anyone,
  params: z.object({ level: z.string().max(10), tile: z.string().max(100) }),
  success: { status: 200, mediaTypes: ['application/octet-stream'] },
  problems: ['not-found'],
});

export const getLogReceipt = defineEndpoint({
  id: 'getLogReceipt',
  method: 'GET',
  path: '/log/receipts/{file}',
  tag,
  summary:
    'What shows that a credential is in the log; the file is named `<SHA-256 of the id of the credential, in hex>.json`',
  access: anyone,
  params: z.object({ file: z.string().max(100) }),
  // Each is made when it is asked for. Tiles and checkpoint have no limit: they are copied once for all, by caches of one address.
  rateLimit: { points: 1_200, seconds: 60 },
  success: { status: 200, mediaTypes: ['application/json'] },
  problems: ['not-found', 'erased', 'rate-limited'],
});

export const listLogFindings = defineEndpoint({
  id: 'listLogFindings',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/log-findings',
  tag,
  summary: 'What does not agree with what the log signed: of this organisation, and of the log as a whole',
  access: { kind: 'organisation', permission: 'audit:read' },
  params: organisationParams,
  success: { status: 200, body: z.object({ items: z.array(schema.logFinding), checkedAt: schema.checkedAt }) },
  problems: ['not-signed-in', 'not-allowed', 'not-found'],
});
