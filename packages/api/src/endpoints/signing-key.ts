import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';
import * as schema from '../schemas/signing-key.ts';

const tag = 'Signing keys';
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const read = { kind: 'organisation', permission: 'signing-key:read' } as const;
const manage = { kind: 'organisation', permission: 'signing-key:manage' } as const;
const base = '/api/v1/organisations/{organisationId}/signing-keys';
const keyParams = organisationParams.extend({ signingKeyId: id });

export const listSigningKeys = defineEndpoint({
  id: 'listSigningKeys',
  method: 'GET',
  path: base,
  tag,
  summary: 'The keys that sign an organisation’s credentials, oldest first, and what became of each',
  access: read,
  params: organisationParams,
  success: { status: 200, body: schema.signingKeys },
  problems: refused,
});

export const rotateSigningKey = defineEndpoint({
  id: 'rotateSigningKey',
  method: 'POST',
  path: `${base}/{signingKeyId}/rotation`,
  tag,
  summary: 'Retire the key in use and sign with a new one; what it signed stays valid',
  access: manage,
  params: keyParams,
  idempotent: true,
  success: { status: 201, body: schema.signingKey },
  problems: [...refused, 'key-not-active', 'idempotency-conflict', 'still-working'],
});

export const assessCompromise = defineEndpoint({
  id: 'assessCompromise',
  method: 'GET',
  path: `${base}/{signingKeyId}/assessment`,
  tag,
  summary: 'What stays valid and what does not if a key was somebody else’s since a moment; nothing is changed',
  access: manage,
  params: keyParams,
  query: schema.sinceQuery,
  success: { status: 200, body: schema.compromiseAssessment },
  problems: ['invalid-request', ...refused, 'key-not-compromised'],
});

export const drillCompromise = defineEndpoint({
  id: 'drillCompromise',
  method: 'POST',
  path: `${base}/{signingKeyId}/drill`,
  tag,
  summary:
    'Rehearse a compromise: what would be done and how long it takes, noted in the audit log; nothing is changed',
  access: manage,
  params: keyParams,
  body: schema.drillInput,
  success: { status: 200, body: schema.compromiseDrill },
  problems: ['invalid-request', ...refused],
});

export const markKeyCompromised = defineEndpoint({
  id: 'markKeyCompromised',
  method: 'POST',
  path: `${base}/{signingKeyId}/compromise`,
  tag,
  summary:
    'Mark a key as compromised since a moment, for good: it signs nothing more, and what came after is not valid',
  access: manage,
  params: keyParams,
  body: schema.compromiseInput,
  success: { status: 200, body: schema.signingKey },
  problems: ['invalid-request', ...refused, 'key-already-compromised'],
});

export const listAffectedCredentials = defineEndpoint({
  id: 'listAffectedCredentials',
  method: 'GET',
  path: `${base}/{signingKeyId}/affected`,
  tag,
  summary:
    'The credentials that do not verify any more, newest first, or would not if the key was compromised since then',
  access: manage,
  params: keyParams,
  query: pageQuery.extend({ since: schema.sinceQuery.shape.since }),
  success: { status: 200, body: pageOf(schema.affectedCredential) },
  problems: ['invalid-request', ...refused],
});

export const reissueAffected = defineEndpoint({
  id: 'reissueAffected',
  method: 'POST',
  path: `${base}/{signingKeyId}/reissue`,
  tag,
  summary: 'Issue every affected credential anew under the key in use now, each once; the old ones are revoked',
  access: manage,
  params: keyParams,
  body: schema.reissueInput,
  success: { status: 202, body: schema.reissue },
  problems: ['invalid-request', ...refused, 'key-not-compromised'],
});

export const getDidHistory = defineEndpoint({
  id: 'getDidHistory',
  method: 'GET',
  path: '/issuers/{slug}/did.jsonl',
  tag: 'Public documents',
  summary: 'Every version of an issuer’s DID document, each chained to the one before (did:webvh)',
  access: { kind: 'anyone' },
  params: z.object({ slug: z.string().max(60) }),
  success: { status: 200, mediaTypes: ['text/jsonl'] },
  problems: ['not-found'],
});
