import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { chainRecord, logAnchor } from '../schemas/anchor.ts';

export const listLogAnchors = defineEndpoint({
  id: 'listLogAnchors',
  method: 'GET',
  path: '/log/anchors.json',
  tag: 'Log',
  summary: 'Every checkpoint of this install’s log that is recorded on a chain, oldest first',
  access: { kind: 'anyone' },
  success: { status: 200, body: z.array(logAnchor) },
  problems: [],
});

export const getChainRecord = defineEndpoint({
  id: 'getChainRecord',
  method: 'GET',
  path: '/api/v1/chain-records',
  tag: 'Verification',
  summary:
    'What each endpoint of the chain that this install uses says of a checkpoint, of whichever log, or of a transaction: for verifiers without endpoints of their own, who judge the answers themselves',
  access: { kind: 'anyone' },
  query: z.object({
    /** `eip155:<chain>/<contract>?publisher=…&origin=…&size=…` or `eip155:<chain>/tx/<hash>`, as a verifier asks. */
    url: z.string().min(1).max(2_100),
  }),
  rateLimit: { points: 120, seconds: 60 },
  success: { status: 200, body: chainRecord },
  problems: ['invalid-request', 'not-found', 'rate-limited'],
});
