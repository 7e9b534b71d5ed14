import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { FakeTransparencyLog } from '../testing/fake-transparency-log.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const transparencyLog = new FakeTransparencyLog();
const world = await startIssuerWorld({ overrides: { transparencyLog } });
const { testApp, owner, organisationId, issueTo, read } = world;
await transparencyLog.open(testApp.databaseUrl);
afterAll(async () => {
  await transparencyLog.close();
  await testApp.stop();
});

const params = { organisationId };
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;

/** Long enough for the job that asks the log, and for one more round of the timetable where that is due. */
async function work(seconds: number): Promise<void> {
  const worker = await testApp.app.work();
  await new Promise((wake) => setTimeout(wake, seconds * 1000));
  await worker.stop();
}

test('M10 a retired key is not said to be at its end while the log has not taken in all that it signed', async () => {
  const { body: late } = await issueTo('late@mail.example');
  await issueTo('on@mail.example');
  const [key] = await keys();
  const signingKeyId = key?.id ?? '';
  await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: { ...params, signingKeyId } });
  await transparencyLog.takeIn({ at: testApp.clock.now, except: [late.id] });
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 10_000);
  await work(4);
  expect((await keys())[0]).toMatchObject({ state: 'retiring', logSize: null });
  const document = await (await read('/issuers/harbour/did.json')).json();
  expect(document.verificationMethod[0]).not.toHaveProperty('expires');
});
