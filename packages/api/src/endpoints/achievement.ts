import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import * as schema from '../schemas/achievement.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';

const tag = 'Achievements';
const read = { kind: 'organisation', permission: 'achievement:read' } as const;
const write = { kind: 'organisation', permission: 'achievement:write' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const achievementParams = organisationParams.extend({ achievementId: id });

export const createAchievement = defineEndpoint({
  id: 'createAchievement',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/achievements',
  tag,
  summary: 'Define what can be earned',
  access: write,
  params: organisationParams,
  body: schema.achievementInput,
  idempotent: true,
  success: { status: 201, body: schema.achievement },
  problems: ['invalid-request', ...refused, 'idempotency-conflict', 'still-working'],
});

export const listAchievements = defineEndpoint({
  id: 'listAchievements',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/achievements',
  tag,
  summary: 'The organisation’s achievements, newest first',
  access: read,
  params: organisationParams,
  query: pageQuery.extend({ state: schema.achievementState.optional() }),
  success: { status: 200, body: pageOf(schema.achievement) },
  problems: ['invalid-request', ...refused],
});

export const getAchievement = defineEndpoint({
  id: 'getAchievement',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/achievements/{achievementId}',
  tag,
  summary: 'One achievement',
  access: read,
  params: achievementParams,
  success: { status: 200, body: schema.achievement },
  problems: refused,
});

export const changeAchievement = defineEndpoint({
  id: 'changeAchievement',
  method: 'PATCH',
  path: '/api/v1/organisations/{organisationId}/achievements/{achievementId}',
  tag,
  summary: 'Change an achievement or its state; credentials already issued keep what they said',
  access: write,
  params: achievementParams,
  body: schema.achievementChange,
  success: { status: 200, body: schema.achievement },
  problems: ['invalid-request', ...refused],
});

export const getPublicAchievement = defineEndpoint({
  id: 'getPublicAchievement',
  method: 'GET',
  path: '/api/v1/achievements/{achievementId}',
  tag,
  summary: 'An active or archived achievement, as anybody may see it',
  access: { kind: 'anyone' },
  params: z.object({ achievementId: id }),
  success: { status: 200, body: schema.achievement },
  problems: ['not-found'],
});
