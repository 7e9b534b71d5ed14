import { endpoints } from '@laurel/api';
import { callApi, type TestPerson } from './people.ts';
import type { TestApp } from './test-app.ts';

const mostMilliseconds = 90_000;

/**
 * Has the key in use marked as stolen since it was made, and all that it signed issued anew. A worker of the test's own takes
 * the jobs.
 */
export async function replaceAll(
  testApp: TestApp,
  { owner, organisationId, reason }: { owner: TestPerson; organisationId: string; reason?: string },
): Promise<void> {
  const params = { organisationId };
  const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
  const stolen = (await keys()).find(({ state }) => state === 'active');
  if (!stolen) throw new Error('there is no key to be stolen');
  const ask = { as: owner, params: { ...params, signingKeyId: stolen.id } };
  const body = { since: stolen.createdAt, reason: 'A laptop was stolen' };
  const marked = await callApi(testApp, endpoints.markKeyCompromised, { ...ask, body });
  if (marked.status !== 200) throw new Error(`marking the key answered ${JSON.stringify(marked.body)}`);
  await callApi(testApp, endpoints.reissueAffected, { ...ask, body: reason ? { reason } : {} });
  const deadline = performance.now() + mostMilliseconds;
  const isDone = async () => (await keys()).find(({ id }) => id === stolen.id)?.reissue?.state === 'done';
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error('what a stolen key signed was not issued anew in time');
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
