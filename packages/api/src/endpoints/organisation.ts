import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import * as account from '../schemas/account.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';

const tag = 'Organisations';
const may = (
  permission:
    | 'organisation:read'
    | 'organisation:manage'
    | 'member:read'
    | 'member:manage'
    | 'api-key:manage'
    | 'audit:read',
) => ({ kind: 'organisation', permission }) as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;

export const createOrganisation = defineEndpoint({
  id: 'createOrganisation',
  method: 'POST',
  path: '/api/v1/organisations',
  tag,
  summary: 'Set up an organisation with its own DID and signing key; one becomes its owner',
  access: { kind: 'person' },
  body: account.organisationInput,
  idempotent: true,
  success: { status: 201, body: account.organisation },
  problems: ['invalid-request', 'not-signed-in', 'slug-taken', 'idempotency-conflict', 'still-working'],
});

export const getOrganisation = defineEndpoint({
  id: 'getOrganisation',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}',
  tag,
  summary: 'An organisation one belongs to',
  access: may('organisation:read'),
  params: organisationParams,
  success: { status: 200, body: account.organisation },
  problems: refused,
});

export const getPublicOrganisation = defineEndpoint({
  id: 'getPublicOrganisation',
  method: 'GET',
  path: '/api/v1/issuers/{slug}',
  tag,
  summary: 'What an organisation says of itself, as anybody may see it',
  access: { kind: 'anyone' },
  params: z.object({ slug: z.string().max(60) }),
  success: { status: 200, body: account.organisation },
  problems: ['not-found'],
});

export const changeOrganisation = defineEndpoint({
  id: 'changeOrganisation',
  method: 'PATCH',
  path: '/api/v1/organisations/{organisationId}',
  tag,
  summary: 'Change what an organisation says of itself; issued credentials keep what they said',
  access: may('organisation:manage'),
  params: organisationParams,
  body: account.organisationChange,
  success: { status: 200, body: account.organisation },
  problems: ['invalid-request', ...refused],
});

export const listMembers = defineEndpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/members',
  tag,
  summary: 'Who belongs to the organisation, and in which role',
  access: may('member:read'),
  params: organisationParams,
  query: pageQuery,
  success: { status: 200, body: pageOf(account.member) },
  problems: ['invalid-request', ...refused],
});

const memberParams = organisationParams.extend({ personId: id });

export const changeMember = defineEndpoint({
  id: 'changeMember',
  method: 'PATCH',
  path: '/api/v1/organisations/{organisationId}/members/{personId}',
  tag,
  summary: 'Give a member another role; only an owner makes or unmakes owners',
  access: may('member:manage'),
  params: memberParams,
  body: z.strictObject({ role: account.role }),
  success: { status: 200, body: account.member },
  problems: ['invalid-request', ...refused, 'last-owner'],
});

export const removeMember = defineEndpoint({
  id: 'removeMember',
  method: 'DELETE',
  path: '/api/v1/organisations/{organisationId}/members/{personId}',
  tag,
  summary: 'Remove a member; the organisation keeps one owner',
  access: may('member:manage'),
  params: memberParams,
  success: { status: 204 },
  problems: [...refused, 'last-owner'],
});

export const inviteMember = defineEndpoint({
  id: 'inviteMember',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/invitations',
  tag,
  summary: 'Invite somebody by mail; the link works once, for seven days',
  access: may('member:manage'),
  params: organisationParams,
  body: account.invitationInput,
  idempotent: true,
  success: { status: 201, body: account.invitation },
  problems: ['invalid-request', ...refused, 'already-member', 'idempotency-conflict', 'still-working'],
});

export const listInvitations = defineEndpoint({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/invitations',
  tag,
  summary: 'Invitations sent, newest first',
  access: may('member:manage'),
  params: organisationParams,
  query: pageQuery,
  success: { status: 200, body: pageOf(account.invitation) },
  problems: ['invalid-request', ...refused],
});

export const withdrawInvitation = defineEndpoint({
  id: 'withdrawInvitation',
  method: 'DELETE',
  path: '/api/v1/organisations/{organisationId}/invitations/{invitationId}',
  tag,
  summary: 'Withdraw an invitation: its link stops working at once',
  access: may('member:manage'),
  params: organisationParams.extend({ invitationId: id }),
  success: { status: 204 },
  problems: refused,
});

export const acceptInvitation = defineEndpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitations/acceptances',
  tag,
  summary: 'Join the organisation that sent the invitation; the invited address must be one of one’s own, verified',
  access: { kind: 'person' },
  body: z.strictObject({ token: z.string().min(1).max(500) }),
  success: { status: 200, body: account.membership },
  problems: ['invalid-request', 'not-signed-in', 'link-expired'],
});

export const createApiKey = defineEndpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/api-keys',
  tag,
  summary: 'Make an API key; its secret is in this answer and nowhere else. Scopes are at most one’s own permissions',
  access: may('api-key:manage'),
  params: organisationParams,
  body: account.apiKeyInput,
  success: { status: 201, body: account.apiKey.extend({ secret: z.string() }) },
  problems: ['invalid-request', ...refused],
});

export const listApiKeys = defineEndpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/api-keys',
  tag,
  summary: 'The organisation’s API keys, without their secrets',
  access: may('api-key:manage'),
  params: organisationParams,
  success: { status: 200, body: z.object({ items: z.array(account.apiKey) }) },
  problems: refused,
});

export const revokeApiKey = defineEndpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/api/v1/organisations/{organisationId}/api-keys/{apiKeyId}',
  tag,
  summary: 'Revoke an API key: it stops working at once',
  access: may('api-key:manage'),
  params: organisationParams.extend({ apiKeyId: id }),
  success: { status: 204 },
  problems: refused,
});

export const getCurrentApiKey = defineEndpoint({
  id: 'getCurrentApiKey',
  method: 'GET',
  path: '/api/v1/api-keys/current',
  tag,
  summary: 'The API key in use: its organisation and scopes',
  access: { kind: 'api-key' },
  success: { status: 200, body: account.apiKey.extend({ organisationId: id }) },
  problems: ['not-signed-in'],
});

export const listAuditLines = defineEndpoint({
  id: 'listAuditLines',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/audit',
  tag,
  summary: 'Who did what, newest first',
  access: may('audit:read'),
  params: organisationParams,
  query: pageQuery,
  success: { status: 200, body: pageOf(account.auditLine) },
  problems: ['invalid-request', ...refused],
});

export const uploadFile = defineEndpoint({
  id: 'uploadFile',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/files',
  tag,
  summary: 'Upload an image, a video or captions; images are made anew as PNG, without their metadata',
  access: { kind: 'organisation', permission: 'file:write' },
  params: organisationParams,
  upload: {
    mediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'video/webm', 'video/mp4', 'text/vtt'],
    maxBytes: 200 * 1024 * 1024,
  },
  success: {
    status: 201,
    body: z.object({
      id,
      url: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      durationSeconds: z.number().int().nullable(),
    }),
  },
  problems: ['invalid-request', ...refused, 'too-large', 'unsupported-media-type', 'unreadable-image'],
});

export const getFile = defineEndpoint({
  id: 'getFile',
  method: 'GET',
  path: '/files/{fileId}',
  tag,
  summary: 'An uploaded file, by range where asked',
  access: { kind: 'anyone' },
  params: z.object({ fileId: id }),
  success: { status: 200, mediaTypes: ['image/png', 'video/webm', 'video/mp4', 'text/vtt'] },
  problems: ['not-found', 'no-such-range'],
});
