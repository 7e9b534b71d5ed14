import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/erasure.ts';

const tag = 'Erasure';
const person = { kind: 'person' } as const;

export const getErasurePreview = defineEndpoint({
  id: 'getErasurePreview',
  method: 'GET',
  path: '/api/v1/me/erasure',
  tag,
  summary: 'What would go if one’s own account were erased, and what stands in the way',
  access: person,
  success: { status: 200, body: schema.erasurePreview },
  problems: ['not-signed-in'],
});

export const exportMe = defineEndpoint({
  id: 'exportMe',
  method: 'GET',
  path: '/api/v1/me/export',
  tag,
  summary: 'Everything that is kept of oneself, in one file, with the signed credentials',
  access: person,
  success: { status: 200, body: schema.personalExport },
  problems: ['not-signed-in'],
});

export const eraseMe = defineEndpoint({
  id: 'eraseMe',
  method: 'POST',
  path: '/api/v1/me/erasure',
  tag,
  summary: 'Erase one’s own account with everything in it, for good',
  access: person,
  body: schema.eraseMeInput,
  rateLimit: { points: 10, seconds: 60 },
  success: { status: 202, body: schema.erasure },
  problems: ['invalid-request', 'not-signed-in', 'last-owner', 'rate-limited'],
});

export const eraseRecipient = defineEndpoint({
  id: 'eraseRecipient',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/credentials/{credentialId}/erasure',
  tag,
  summary:
    'Erase what the organisation holds of the recipient of a credential: every credential to them, every enrolment',
  access: { kind: 'organisation', permission: 'recipient:erase' },
  params: organisationParams.extend({ credentialId: id }),
  body: schema.eraseRecipientInput,
  success: { status: 202, body: schema.erasure },
  problems: ['invalid-request', 'not-signed-in', 'not-allowed', 'not-found', 'erased'],
});

export const getErasure = defineEndpoint({
  id: 'getErasure',
  method: 'GET',
  path: '/api/v1/erasures/{erasureId}',
  tag,
  summary: 'What became of an erasure, for whoever has its id; it names nobody',
  access: { kind: 'anyone' },
  params: z.object({ erasureId: id }),
  success: { status: 200, body: schema.erasure },
  problems: ['not-found'],
});
