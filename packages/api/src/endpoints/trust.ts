import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { pageOf, pageQuery } from '../schemas/common.ts';
import { knownIssuer } from '../schemas/trust.ts';

export const listKnownIssuers = defineEndpoint({
  id: 'listKnownIssuers',
  method: 'GET',
  path: '/api/v1/known-issuers',
  tag: 'Verification',
  summary:
    'The issuers that this install knows: those that issue here, and those its operator lists. A verifier wants the whole list, page after page',
  access: { kind: 'anyone' },
  query: pageQuery.extend({
    limit: z.coerce.number().int().min(1).max(100).default(100),
    cursor: z.string().max(5_000).optional(),
  }),
  success: { status: 200, body: pageOf(knownIssuer) },
  problems: ['invalid-request'],
});
