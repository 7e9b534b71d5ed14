import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { achievement, startIssuerWorld } from '../testing/issuer-world.ts';

const { testApp, owner, viewer, stranger, organisationId, achievementId, draftId } = await startIssuerWorld();
afterAll(() => testApp.stop());

describe('achievements', () => {
  test('an achievement is defined, listed, changed and archived by those who may', async () => {
    const params = { organisationId, achievementId };
    const list = await callApi(testApp, endpoints.listAchievements, { as: viewer, params, query: { state: 'active' } });
    expect(list).toMatchObject({
      status: 200,
      body: { items: [{ id: achievementId, name: 'Knots and Splices', credits: 1 }] },
    });
    const one = await callApi(testApp, endpoints.getAchievement, { as: viewer, params });
    expect(one).toMatchObject({ status: 200, body: { skills: [{ name: 'Rigging', frameworkName: null }] } });
    const changed = await callApi(testApp, endpoints.changeAchievement, { as: owner, params, body: { hours: 30 } });
    expect(changed).toMatchObject({ status: 200, body: { hours: 30, name: 'Knots and Splices' } });
  });

  test('a credit system is said of credits only, and goes with them', async () => {
    const params = { organisationId, achievementId };
    const change = (body: { credits?: number | null; creditSystem?: string | null }) =>
      callApi(testApp, endpoints.changeAchievement, { as: owner, params, body });
    expect(await change({ credits: 1, creditSystem: 'ECTS' })).toMatchObject({
      body: { credits: 1, creditSystem: 'ECTS' },
    });
    expect(await change({ credits: 2 })).toMatchObject({ body: { credits: 2, creditSystem: 'ECTS' } });
    expect(await change({ credits: null })).toMatchObject({ body: { credits: null, creditSystem: null } });
    const refused = await change({ creditSystem: 'ECTS' });
    expect(refused).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/creditSystem' }] });
    const body = { ...achievement, credits: undefined, creditSystem: 'ECTS' };
    const made = await callApi(testApp, endpoints.createAchievement, { as: owner, params: { organisationId }, body });
    expect(made).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await change({ credits: 1 })).toMatchObject({ body: { credits: 1, creditSystem: null } });
  });

  test('a draft is for its organisation only, an active one for everybody', async () => {
    const open = await callApi(testApp, endpoints.getPublicAchievement, { params: { achievementId } });
    expect(open).toMatchObject({ status: 200, body: { organisationName: 'Harbour School' } });
    const draft = await callApi(testApp, endpoints.getPublicAchievement, { params: { achievementId: draftId } });
    expect(draft).toMatchObject({ status: 404, code: 'not-found' });
  });

  test.each([
    ['nobody', undefined, 401, 'not-signed-in'],
    ['a stranger', 'stranger', 404, 'not-found'],
    ['a viewer', 'viewer', 403, 'not-allowed'],
  ])('%s cannot define one', async (_, who, status, code) => {
    const as = who === 'stranger' ? stranger : who === 'viewer' ? viewer : undefined;
    const refused = await callApi(testApp, endpoints.createAchievement, {
      as,
      params: { organisationId },
      body: achievement,
    });
    expect(refused).toMatchObject({ status, code });
  });

  test('F04 what is not the caller’s to set is refused, and nothing is kept', async () => {
    for (const field of ['id', 'organisationId', 'issuedCount', 'createdAt', 'state', '__proto__']) {
      const body = JSON.parse(JSON.stringify(achievement).replace('{', `{"${field}":"x",`));
      const refused = await callApi(testApp, endpoints.createAchievement, {
        as: owner,
        params: { organisationId },
        body,
      });
      expect(refused.status, field).toBe(400);
    }
    const list = await callApi(testApp, endpoints.listAchievements, { as: owner, params: { organisationId } });
    expect(list.body.items).toHaveLength(2);
  });

  test('a list is given page by page and its cursor cannot be made up', async () => {
    const params = { organisationId };
    const first = await callApi(testApp, endpoints.listAchievements, { as: owner, params, query: { limit: 1 } });
    const cursor = first.body.nextCursor ?? '';
    const second = await callApi(testApp, endpoints.listAchievements, {
      as: owner,
      params,
      query: { limit: 1, cursor },
    });
    expect([...first.body.items, ...second.body.items].map(({ name }) => name).sort()).toEqual([
      'Draft',
      'Knots and Splices',
    ]);
    expect(second.body.nextCursor).toBeNull();
    for (const bad of ['x', 'eyJ9', Buffer.from('["now","x"]').toString('base64url')]) {
      const refused = await callApi(testApp, endpoints.listAchievements, { as: owner, params, query: { cursor: bad } });
      expect(refused).toMatchObject({ status: 400, code: 'invalid-request' });
    }
  });
});
