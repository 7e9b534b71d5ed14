import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';

const part = z.object({ state: z.enum(['ok', 'down', 'off']), detail: z.string().optional() });

export const getHealth = defineEndpoint({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  tag: 'System',
  summary: 'The state of each part; 503 when one that is needed is down, limited when another is',
  access: { kind: 'anyone' },
  success: {
    status: 200,
    body: z.object({ state: z.enum(['ok', 'limited', 'down']), parts: z.record(z.string(), part) }),
  },
  problems: ['unavailable'],
});

export const getOpenApi = defineEndpoint({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  tag: 'System',
  summary: 'This interface as an OpenAPI 3.1 document',
  access: { kind: 'anyone' },
  success: { status: 200, body: z.record(z.string(), z.unknown()) },
  problems: [],
});
