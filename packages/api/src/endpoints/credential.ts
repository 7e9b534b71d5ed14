import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';
import * as schema from '../schemas/credential.ts';

const tag = 'Credentials';
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const anyone = { kind: 'anyone' } as const;
const issuedParams = organisationParams.extend({ credentialId: id });
const credentialParams = z.object({ credentialId: id });
/** The key in a recipient's mail; it opens a private credential for whoever holds the link. */
const keyQuery = z.object({ key: z.string().max(200).optional() });
const base = '/api/v1/organisations/{organisationId}/credentials';
const json = 'application/vc';

export const issueCredential = defineEndpoint({
  id: 'issueCredential',
  method: 'POST',
  path: base,
  tag,
  summary: 'Issue a credential to one person by e-mail address; the same Idempotency-Key never issues twice',
  access: { kind: 'organisation', permission: 'credential:issue' },
  params: organisationParams,
  body: schema.issueInput,
  idempotent: true,
  success: { status: 201, body: schema.issuedCredential },
  problems: ['invalid-request', ...refused, 'achievement-not-active', 'idempotency-conflict', 'still-working'],
});

export const listIssuedCredentials = defineEndpoint({
  id: 'listIssuedCredentials',
  method: 'GET',
  path: base,
  tag,
  summary: 'What the organisation has issued, newest first',
  access: { kind: 'organisation', permission: 'credential:read' },
  params: organisationParams,
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    state: schema.credentialState.optional(),
    achievementId: id.optional(),
  }),
  success: { status: 200, body: pageOf(schema.issuedCredential) },
  problems: ['invalid-request', ...refused],
});

export const getIssuedCredential = defineEndpoint({
  id: 'getIssuedCredential',
  method: 'GET',
  path: `${base}/{credentialId}`,
  tag,
  summary: 'One issued credential with its whole history',
  access: { kind: 'organisation', permission: 'credential:read' },
  params: issuedParams,
  success: { status: 200, body: schema.issuedCredentialDetail },
  problems: [...refused, 'erased'],
});

export const revokeCredential = defineEndpoint({
  id: 'revokeCredential',
  method: 'POST',
  path: `${base}/{credentialId}/revocation`,
  tag,
  summary: 'Revoke a credential for good, with a reason that its page will show',
  access: { kind: 'organisation', permission: 'credential:revoke' },
  params: issuedParams,
  body: schema.revokeInput,
  success: { status: 200, body: schema.issuedCredentialDetail },
  problems: ['invalid-request', ...refused, 'already-revoked', 'not-issued', 'erased'],
});

export const listHeldCredentials = defineEndpoint({
  id: 'listHeldCredentials',
  method: 'GET',
  path: '/api/v1/me/credentials',
  tag,
  summary: 'One’s own credentials, newest first; after them those that others were issued in the place of',
  access: { kind: 'person' },
  success: { status: 200, body: z.object({ items: z.array(schema.heldCredential) }) },
  problems: ['not-signed-in'],
});

export const shareCredential = defineEndpoint({
  id: 'shareCredential',
  method: 'PUT',
  path: '/api/v1/me/credentials/{credentialId}/visibility',
  tag,
  summary:
    'Make one’s credential page public, or private again at once; with it those that were issued in the place of one another',
  access: { kind: 'person' },
  params: credentialParams,
  body: z.strictObject({ visibility: schema.visibility }),
  success: { status: 200, body: schema.heldCredential },
  problems: ['invalid-request', 'not-signed-in', 'not-found'],
});

export const getCredential = defineEndpoint({
  id: 'getCredential',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}',
  tag,
  summary: 'A credential as its page shows it: public ones to anybody, private ones to holder, issuer and key',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, body: schema.credentialView },
  problems: ['not-found', 'erased'],
});

export const getCredentialDocument = defineEndpoint({
  id: 'getCredentialDocument',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/document',
  tag,
  summary: 'The signed credential, byte for byte',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: [json] },
  problems: ['not-found', 'erased'],
});

export const getCredentialPdf = defineEndpoint({
  id: 'getCredentialPdf',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/pdf',
  tag,
  summary: 'A certificate to print, with a QR code to its page and the credential attached',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['application/pdf'] },
  problems: ['not-found', 'erased'],
});

export const getCredentialImage = defineEndpoint({
  id: 'getCredentialImage',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/image',
  tag,
  summary: 'The preview card of a credential page, 1200 × 630',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['image/png'] },
  problems: ['not-found', 'erased'],
});

export const getCredentialToken = defineEndpoint({
  id: 'getCredentialToken',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/jwt',
  tag,
  summary: 'The same credential signed as a token (VC-JOSE-COSE); one issued before tokens were made has none',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['application/vc+jwt'] },
  problems: ['not-found', 'erased', 'not-in-this-form'],
});

export const getCredentialReceipt = defineEndpoint({
  id: 'getCredentialReceipt',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/receipt',
  tag,
  summary: 'The receipt that shows the credential in the public log; none for a moment after it was issued',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['application/json'] },
  problems: ['not-found'],
});

export const getCredentialBadgePng = defineEndpoint({
  id: 'getCredentialBadgePng',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/badge.png',
  tag,
  summary: 'The achievement’s image with the signed credential baked in (Open Badges 3.0), else the preview card',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['image/png'] },
  problems: ['not-found', 'erased'],
});

export const getCredentialBadgeSvg = defineEndpoint({
  id: 'getCredentialBadgeSvg',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/badge.svg',
  tag,
  summary: 'A drawn badge with the signed credential baked in (Open Badges 3.0)',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  success: { status: 200, mediaTypes: ['image/svg+xml'] },
  problems: ['not-found', 'erased'],
});

export const getCredentialArchive = defineEndpoint({
  id: 'getCredentialArchive',
  method: 'GET',
  path: '/api/v1/credentials/{credentialId}/archive',
  tag,
  summary: 'The credential in every form, in one ZIP archive: JSON, token, PNG, SVG and PDF',
  access: anyone,
  params: credentialParams,
  query: keyQuery,
  rateLimit: { points: 30, seconds: 60 },
  success: { status: 200, mediaTypes: ['application/zip'] },
  problems: ['not-found', 'erased', 'rate-limited'],
});

export const getStatusList = defineEndpoint({
  id: 'getStatusList',
  method: 'GET',
  path: '/status-lists/{statusListId}',
  tag: 'Public documents',
  summary: 'A signed Bitstring Status List credential',
  access: anyone,
  params: z.object({ statusListId: id }),
  success: { status: 200, mediaTypes: [json] },
  problems: ['not-found'],
});

export const freezeStatusLists = defineEndpoint({
  id: 'freezeStatusLists',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/frozen-status-lists',
  tag,
  summary: 'Sign the status lists as they are for a long time, for a copy that outlives this server',
  access: { kind: 'organisation', permission: 'organisation:export' },
  params: organisationParams,
  body: z.strictObject({ validUntil: z.iso.datetime() }),
  success: {
    status: 200,
    body: z.object({
      frozenAt: z.iso.datetime(),
      /** Each is to be published at its address, byte for byte. */
      items: z.array(z.object({ url: z.string(), document: z.string() })),
    }),
  },
  problems: ['invalid-request', ...refused],
});

export const getDidDocument = defineEndpoint({
  id: 'getDidDocument',
  method: 'GET',
  path: '/issuers/{slug}/did.json',
  tag: 'Public documents',
  summary: 'The DID document of an issuing organisation (did:web)',
  access: anyone,
  params: z.object({ slug: z.string().max(60) }),
  success: { status: 200, mediaTypes: ['application/did+ld+json'] },
  problems: ['not-found'],
});
