import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { createLog } from '../../../adapters/log.ts';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const failures: unknown[] = [];
const log = { ...createLog({ level: 'error' }), error: (...line: unknown[]) => void failures.push(line) };
const { testApp, owner, organisationId, issueTo, read } = await startIssuerWorld({ overrides: { log } });
const worker = await testApp.app.work();
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const patience = { timeout: 60_000, interval: 200 };
const params = { organisationId };
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
const exchange = async () => {
  const signingKeyId = (await keys()).find(({ state }) => state === 'active')?.id ?? '';
  await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: { ...params, signingKeyId } });
};
interface Line {
  versionTime: string;
  state: { verificationMethod: unknown[] };
}
const versions = async (): Promise<Line[]> => {
  const text = await (await read('/issuers/harbour/did.jsonl')).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  return (await client.query(text).finally(() => client.end())).rows;
}

test('a change within the second of the newest version waits for the next one and fails no job; more of them become one', async () => {
  await issueTo('first@mail.example');
  await vi.waitFor(async () => expect((await read('/issuers/harbour/did.jsonl')).status).toBe(200), patience);
  const before = await versions();
  testApp.clock.now = new Date(before.at(-1)?.versionTime ?? '');
  await exchange();
  await exchange();
  const putOff = "select from storage.audit where action = 'did-history.put-off'";
  await vi.waitFor(async () => expect((await query(putOff)).length).toBeGreaterThan(1), patience);
  expect(await versions()).toEqual(before);
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
  await vi.waitFor(async () => expect(await versions()).toHaveLength(before.length + 1), patience);
  expect((await versions()).at(-1)?.state.verificationMethod).toHaveLength(3);
  expect(failures).toEqual([]);
  expect(await query('select last_error from graphile_worker._private_jobs where last_error is not null')).toEqual([]);
}, 180_000);
