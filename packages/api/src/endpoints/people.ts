import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/people.ts';

const tag = 'People';
const person = { kind: 'person' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const programmeParams = organisationParams.extend({ programmeId: id });
const base = '/api/v1/organisations/{organisationId}/programmes/{programmeId}';
const feed = '/api/v1/me/calendar-feed';

export const listStandings = defineEndpoint({
  id: 'listStandings',
  method: 'GET',
  path: `${base}/standings`,
  tag,
  summary: 'How a programme’s learners stand: who is stuck, who is at risk, and by which rule',
  access: { kind: 'organisation', permission: 'learner:read' },
  params: programmeParams,
  query: schema.standingsQuery,
  success: { status: 200, body: schema.standings },
  problems: ['invalid-request', ...refused],
});

export const messageLearners = defineEndpoint({
  id: 'messageLearners',
  method: 'POST',
  path: `${base}/messages`,
  tag,
  summary: 'Write to a segment of the learners by mail, once each; those who turned such messages off get none',
  access: { kind: 'organisation', permission: 'learner:write' },
  params: programmeParams,
  body: schema.messageInput,
  idempotent: true,
  rateLimit: { points: 30, seconds: 3_600 },
  success: { status: 202, body: schema.messageSent },
  problems: ['invalid-request', ...refused, 'rate-limited', 'idempotency-conflict', 'still-working'],
});

export const getCalendarFeed = defineEndpoint({
  id: 'getCalendarFeed',
  method: 'GET',
  path: feed,
  tag,
  summary: 'Whether one has a private calendar address, and since when',
  access: person,
  success: { status: 200, body: schema.calendarFeed },
  problems: ['not-signed-in'],
});

export const makeCalendarFeed = defineEndpoint({
  id: 'makeCalendarFeed',
  method: 'POST',
  path: feed,
  tag,
  summary: 'Make a private calendar address; the one before ends, and this one is shown once',
  access: person,
  success: { status: 201, body: schema.newCalendarFeed },
  problems: ['not-signed-in'],
});

export const endCalendarFeed = defineEndpoint({
  id: 'endCalendarFeed',
  method: 'DELETE',
  path: feed,
  tag,
  summary: 'End one’s private calendar address',
  access: person,
  success: { status: 204 },
  problems: ['not-signed-in'],
});

export const getCalendar = defineEndpoint({
  id: 'getCalendar',
  method: 'GET',
  path: '/api/v1/calendars/{token}',
  tag,
  summary: 'The dates of whoever made this address, as a calendar (RFC 5545)',
  access: { kind: 'anyone' },
  params: z.object({ token: z.string().max(100) }),
  rateLimit: { points: 120, seconds: 60 },
  success: { status: 200, mediaTypes: ['text/calendar'] },
  problems: ['not-found', 'rate-limited'],
});
