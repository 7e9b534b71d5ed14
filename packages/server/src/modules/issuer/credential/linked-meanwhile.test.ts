import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { replaceAll } from '../../../testing/replace-all.ts';
import { FakeTransparencyLog } from '../testing/fake-transparency-log.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const transparencyLog = new FakeTransparencyLog();
/** As long as it is set, a process dies whenever it has reserved a successor. */
let isDying = true;
const failPoints = {
  reach(name: string) {
    if (isDying && name === 'reissue.reserved') throw new Error('killed by the test');
  },
};
const environment = { LAUREL_LOG_LEVEL: 'silent' };
const world = await startIssuerWorld({ overrides: { transparencyLog, failPoints }, environment });
const { testApp, owner, organisationId, issueTo } = world;
await transparencyLog.open(testApp.databaseUrl);
const client = new pg.Client({ connectionString: testApp.databaseUrl });
await client.connect();
await client.query("select set_config('laurel.system', 'on', false)");
afterAll(async () => {
  await client.end();
  await transparencyLog.close();
  await testApp.stop();
});

test('M11 whoever is known as the holder of the old one by the time it is replaced holds the new one', async () => {
  const holder = await createSignedInPerson(testApp);
  const { id: old } = (await issueTo('not-yet-proven@mail.example')).body;
  const worker = await testApp.app.work();
  const replaced = replaceAll(testApp, { owner, organisationId });
  const reserved = async () =>
    (await client.query('select from issuer.credential where reissue_of = $1', [old])).rowCount;
  await vi.waitFor(async () => expect(await reserved()).toBe(1), { timeout: 60_000, interval: 50 });
  // The news of a proven address reached the old one, and came too early for its successor to be seen.
  await client.query('update issuer.credential set person_id = $1 where id = $2', [holder.personId, old]);
  isDying = false;
  await replaced.finally(() => worker.stop());
  const { body } = await callApi(testApp, endpoints.listHeldCredentials, { as: holder });
  expect(body.items.map(({ id, replacedBy }) => [id === old, replacedBy === null])).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(body.items[1]?.replacedBy?.id).toBe(body.items[0]?.id);
}, 120_000);
