import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';

const world = await startLogWorld({ environment: { LAUREL_LOG_LEVEL: 'silent' } });
const { testApp, owner, organisationId, issue, reach, query, tamper, read } = world;
let worker: Worker;
beforeAll(async () => {
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const patience = { timeout: 50_000, interval: 100 };
const params = { organisationId };
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
const findings = async () => (await callApi(testApp, endpoints.listLogFindings, { as: owner, params })).body.items;
const logHealth = async () => (await (await read('/api/health')).json()).parts.log;

/** Takes the key in use out of use, and gives its id. */
async function retire(): Promise<string> {
  const signingKeyId = (await keys()).at(-1)?.id ?? '';
  await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: { ...params, signingKeyId } });
  return signingKeyId;
}

/** Has the worker do something now, and waits until it is done. */
async function work(task: string): Promise<void> {
  await query("select graphile_worker.add_job($1, job_key := 'now')", [task]);
  const left = () => query("select from graphile_worker.jobs where key = 'now'");
  await vi.waitFor(async () => expect(await left()).toEqual([]), patience);
}

/** So many minutes later, once the worker has looked at what was retired. */
async function later(minutes: number): Promise<void> {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + minutes * 60_000);
  await work('close-signing-keys');
}

const keyOf = async (id: string) => (await keys()).find((key) => key.id === id);
const closings = (id: string) =>
  query<{ detail: unknown }>("select detail from storage.audit where action = 'signing-key.closed' and subject = $1", [
    `signing-key:${id}`,
  ]);

/** Damages a credential before the log has read it, and gives how it was. */
async function damage(id: string, damaged: string): Promise<string> {
  const [row] = await query<{ secured: string }>('select secured from issuer.credential where id = $1', [id]);
  await tamper(`update issuer.credential set secured = ${damaged} where id = $1`, [id]);
  return row?.secured ?? '';
}

/** Issues so many that the log does not read before they were damaged. */
async function issueDamaged(damaged: readonly string[]): Promise<string[]> {
  await worker.stop();
  const ids: string[] = [];
  for (const how of damaged) {
    const id = await issue();
    await damage(id, how);
    ids.push(id);
  }
  worker = await testApp.app.work();
  return ids;
}

test('M10 a key is closed without what the log can never read, after an hour, and everybody concerned is told', async () => {
  await issue();
  await reach(1);
  const [first] = await query<{ secured: string }>('select secured from issuer.credential');
  // Cut off, no JSON, and the very text of another.
  const broken = await issueDamaged([`left(secured, 100)`, `'x'`, `'${first?.secured.replaceAll("'", "''")}'`]);
  const good = await issue();
  await reach(2);
  const id = await retire();
  await later(59);
  expect(await keyOf(id)).toMatchObject({ state: 'retiring', logSize: null });
  expect([await findings(), await logHealth()]).toEqual([[], { state: 'ok' }]);

  await later(2);
  expect(await keyOf(id)).toMatchObject({ state: 'retired', logSize: 2 });
  expect(await closings(id)).toEqual([{ detail: { logSize: 2, neverLogged: 3 } }]);
  const [finding, ...others] = await findings();
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ kind: 'credential-never-logged', subject: `signing-key:${id}` });
  expect(finding?.detail).toMatch(/^3 credentials that a retired key signed cannot be read any more, .+\.$/);
  for (const one of broken) expect(finding?.detail).toContain(one);
  expect(finding?.detail).not.toContain(good);
  expect(await logHealth()).toMatchObject({ state: 'down', detail: expect.stringMatching(/cannot be read any more/) });

  // What was done about it is the operator's to say; nobody is told of another organisation's.
  await testApp.app.acknowledgeFindings({ reason: 'Issued anew.' });
  expect([await findings(), await logHealth()]).toEqual([[], { state: 'ok' }]);
});

test('M10 what is mended within the hour comes into the log, and is in its key’s time', async () => {
  const [mended = ''] = await issueDamaged([`'{"a":' || secured || '}'`]);
  const before = (await callApi(testApp, endpoints.getLog)).body.size;
  const id = await retire();
  await later(30);
  expect(await keyOf(id)).toMatchObject({ state: 'retiring' });
  // What looks for whatever is missing on the log has gone past it.
  await issue();
  await reach(before + 1);
  await work('sweep-log');
  await tamper(`update issuer.credential set secured = substr(secured, 6, length(secured) - 6) where id = $1`, [
    mended,
  ]);
  await later(31);
  await reach(before + 2);
  await later(1);
  expect(await keyOf(id)).toMatchObject({ state: 'retired', logSize: before + 2 });
  expect(await closings(id)).toEqual([{ detail: { logSize: before + 2 } }]);
  expect(await findings()).toEqual([]);
});

test('M10 what can be read is waited for however long the log stands still', async () => {
  await issue();
  const { size } = (await callApi(testApp, endpoints.getLog)).body;
  await reach(size + 1);
  await query(`alter table log.entry add constraint stands_still check (index <= ${size}) not valid`);
  await issue();
  const id = await retire();
  for (const minutes of [61, 24 * 60]) {
    await later(minutes);
    expect(await keyOf(id)).toMatchObject({ state: 'retiring', logSize: null });
  }
  expect(await findings()).toEqual([]);
  await query('alter table log.entry drop constraint stands_still');
  await reach(size + 2);
  await later(1);
  expect(await keyOf(id)).toMatchObject({ state: 'retired', logSize: size + 2 });
});
