import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf } from '../schemas/common.ts';
import * as schema from '../schemas/guest.ts';
import { submissionFileTypes } from '../schemas/submission.ts';

const tag = 'Review';
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const manage = { kind: 'organisation', permission: 'review:manage' } as const;
const links = '/api/v1/organisations/{organisationId}/submissions/{submissionId}/guest-links';
const submissionParams = organisationParams.extend({ submissionId: id });
const guessing = { points: 120, seconds: 60 };
const anyone = { kind: 'anyone' } as const;
const view = { status: 200, body: schema.guestReview } as const;

export const listGuestLinks = defineEndpoint({
  id: 'listGuestLinks',
  method: 'GET',
  path: links,
  tag,
  summary: 'The links by which somebody from outside reviews this work',
  access: manage,
  params: submissionParams,
  success: { status: 200, body: z.object({ items: z.array(schema.guestLink) }) },
  problems: [...refused, 'own-work'],
});

export const listAllGuestLinks = defineEndpoint({
  id: 'listAllGuestLinks',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/guest-links',
  tag,
  summary: 'The links of the whole organisation by which somebody from outside reviews; never those to one’s own work',
  access: manage,
  params: organisationParams,
  query: schema.guestLinksQuery,
  success: { status: 200, body: pageOf(schema.guestLinkOfWork) },
  problems: ['invalid-request', ...refused],
});

export const makeGuestLink = defineEndpoint({
  id: 'makeGuestLink',
  method: 'POST',
  path: links,
  tag,
  summary: 'Ask somebody from outside to review this work; they are mailed a link to it, and need no account',
  access: manage,
  params: submissionParams,
  body: schema.guestLinkInput,
  success: { status: 201, body: schema.madeGuestLink },
  problems: ['invalid-request', ...refused, 'own-work', 'review-taken', 'already-decided'],
});

export const withdrawGuestLink = defineEndpoint({
  id: 'withdrawGuestLink',
  method: 'DELETE',
  path: `${links}/{linkId}`,
  tag,
  summary: 'Withdraw the link; what was not handed in is thrown away',
  access: manage,
  params: submissionParams.extend({ linkId: id }),
  success: { status: 204 },
  problems: [...refused, 'own-work', 'review-closed'],
});

export const openGuestReview = defineEndpoint({
  id: 'openGuestReview',
  method: 'POST',
  path: '/api/v1/guest-reviews',
  tag,
  summary: 'As a guest: what the link is for, and once the address is confirmed the work',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestOpenInput,
  success: view,
  problems: ['invalid-request', 'link-expired'],
});

export const sendGuestCode = defineEndpoint({
  id: 'sendGuestCode',
  method: 'POST',
  path: '/api/v1/guest-reviews/codes',
  tag,
  summary: 'As a guest: have a code mailed to the address that the link was made for',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestCodeInput,
  success: view,
  problems: ['invalid-request', 'link-expired', 'wrong-code'],
});

export const confirmGuest = defineEndpoint({
  id: 'confirmGuest',
  method: 'POST',
  path: '/api/v1/guest-reviews/confirmations',
  tag,
  summary: 'As a guest: confirm name and address by the code',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestConfirmInput,
  success: { status: 200, body: schema.guestSession },
  problems: ['invalid-request', 'link-expired', 'wrong-code'],
});

export const saveGuestReview = defineEndpoint({
  id: 'saveGuestReview',
  method: 'PUT',
  path: '/api/v1/guest-reviews/marking',
  tag,
  summary: 'As a guest: keep the review as far as it is',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestMarkingInput,
  success: view,
  problems: ['invalid-request', 'link-expired', 'wrong-code', 'review-closed', 'review-changed', 'already-decided'],
});

export const handInGuestReview = defineEndpoint({
  id: 'handInGuestReview',
  method: 'POST',
  path: '/api/v1/guest-reviews/hand-in',
  tag,
  summary: 'As a guest: hand the review in, once',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestHandInInput,
  success: view,
  problems: ['invalid-request', 'link-expired', 'wrong-code', 'review-closed', 'already-decided'],
});

export const getGuestFile = defineEndpoint({
  id: 'getGuestFile',
  method: 'POST',
  path: '/api/v1/guest-reviews/files',
  tag,
  summary: 'As a guest: a file of the work',
  access: anyone,
  rateLimit: guessing,
  body: schema.guestFileInput,
  success: { status: 200, mediaTypes: submissionFileTypes },
  problems: ['invalid-request', 'link-expired', 'wrong-code', 'not-found'],
});
