import { rm } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { createTree, hashCredential, hashLeaf, verifyReceipt } from '@laurel/credential';
import pg from 'pg';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type LogWorld, startLogWorld } from '../testing/log-world.ts';

let world: LogWorld;
afterEach(() => world.testApp.stop());

/** Does something to the cluster while nobody is connected to a database, and keeps them out meanwhile. */
async function onCluster(databaseUrl: string, work: (client: pg.Client, name: string) => Promise<void>): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const client = new pg.Client({ connectionString: inject('clusterUrl') });
  await client.connect();
  const leave = () => client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await vi
    .waitFor(() => leave().then(() => work(client, name)), { timeout: 30_000, interval: 50 })
    .finally(() => client.end());
}

const backup = (databaseUrl: string) =>
  onCluster(databaseUrl, (client, name) =>
    client.query(`create database ${name}_old template ${name}`).then(() => undefined),
  );

async function restore(databaseUrl: string): Promise<void> {
  await onCluster(databaseUrl, async (client, name) => {
    await client.query(`drop database ${name} with (force)`);
    await client.query(`alter database ${name}_old rename to ${name}`);
  });
  // As where the files of a database are put back in their place: nothing in it tells that it is another.
  await world.query('update storage.epoch set place = storage.place_of_database()');
}

/** The work of a worker, from its start to its end. */
async function withWorker<T>(work: () => Promise<T>): Promise<T> {
  const worker = await world.testApp.app.work();
  return work().finally(() => worker.stop());
}

async function issueAndReach(count: number, size: number): Promise<string[]> {
  return withWorker(async () => {
    const ids: string[] = [];
    for (let at = 0; at < count; at++) ids.push(await world.issue());
    await world.reach(size);
    return ids;
  });
}

const listOf = async (credentialId: string) =>
  (
    await callApi(world.testApp, endpoints.getIssuedCredential, {
      as: world.owner,
      params: { organisationId: world.organisationId, credentialId },
    })
  ).body.statusListUrl;
const health = async () => (await (await world.read('/api/health')).json()).parts.log;
const findings = async () =>
  (
    await callApi(world.testApp, endpoints.listLogFindings, {
      as: world.owner,
      params: { organisationId: world.organisationId },
    })
  ).body.items.map(({ detail }) => detail);
/** Has the worker look at everything once more. */
async function checkAll(): Promise<void> {
  const ended = async () =>
    (await world.query("select state ->> 'endedAt' as at from log.progress where name = 'check'"))[0];
  const before = await ended();
  world.testApp.clock.now = new Date(world.testApp.clock.now.getTime() + 1_000);
  await world.query("select graphile_worker.add_job('check-log', job_key => 'check-log')");
  await vi.waitFor(async () => expect(await ended()).not.toEqual(before), { timeout: 50_000, interval: 100 });
}
const rootOf = (entries: readonly Uint8Array[]) => {
  const tree = createTree();
  for (const entry of entries) tree.append(hashLeaf(entry));
  return tree.root();
};

describe('M14 an older database is restored', () => {
  test('M14 what was published stays: the log goes on behind it, and no place on a status list is given twice', async () => {
    world = await startLogWorld();
    const { testApp, checkpoint, publicEntries, receiptOf, documentOf, reach } = world;
    const [kept = ''] = await issueAndReach(3, 3);
    await backup(testApp.databaseUrl);
    const [lost = ''] = await issueAndReach(5, 8);
    const [before, entries, document] = [await checkpoint(), await publicEntries(), await documentOf(lost)];
    const { receipt, verifierKeys } = await receiptOf(lost);
    const oldList = await listOf(lost);
    await restore(testApp.databaseUrl);

    const [later = ''] = await issueAndReach(2, 10);
    const after = await publicEntries();
    expect(after.slice(0, 8)).toEqual(entries);
    expect(rootOf(after.slice(0, 8))).toEqual(before.root);
    expect(await verifyReceipt({ receipt, digest: hashCredential(document), verifierKeys })).toMatchObject({
      ok: true,
    });
    expect((await receiptOf(later)).receipt.index).toBeGreaterThan(7);
    expect([await listOf(kept), await listOf(later)]).toEqual([oldList, expect.not.stringMatching(oldList ?? '')]);
    expect(await health()).toMatchObject({ state: 'down', detail: expect.stringContaining('set back') });
    expect(await findings()).toEqual([expect.stringContaining('older database was restored: 5 entries')]);
    await reach(10);

    // It stays until the operator says what was done about it.
    await withWorker(checkAll);
    expect(await findings()).toHaveLength(1);
    await expect(testApp.app.acknowledgeFindings({ reason: ' ' })).rejects.toMatchObject({ code: 'invalid-request' });
    const reason = 'Those five were issued anew.';
    expect(await testApp.app.acknowledgeFindings({ reason })).toEqual([expect.stringContaining('5 entries')]);
    expect(await health()).toEqual({ state: 'ok' });
    const lines = `select detail ->> 'reason' as reason from storage.audit where action = 'log.acknowledged'`;
    expect(await world.query(lines)).toEqual([{ reason }]);
    expect(await testApp.app.acknowledgeFindings({ reason })).toEqual([]);
  });

  test('M14 where the published entries are gone too, nothing more is signed, and health says why', async () => {
    world = await startLogWorld();
    const { testApp, checkpoint, issue, read } = world;
    await issueAndReach(2, 2);
    await backup(testApp.databaseUrl);
    const [lost = ''] = await issueAndReach(2, 4);
    const note = await (await read('/log/checkpoint')).text();
    const oldList = await listOf(lost);
    await restore(testApp.databaseUrl);
    await rm(path.join(testApp.dataDirectory, 'log', 'tile', 'entries'), { recursive: true });
    const ids = await withWorker(async () => {
      const some = [await issue(), await issue(), await issue()];
      await vi.waitFor(async () => expect((await health()).state).toBe('down'), { timeout: 50_000, interval: 100 });
      return some;
    });
    expect((await checkpoint()).size).toBe(2);
    expect(note.split('\n')[1]).toBe('4');
    expect(await findings()).toContainEqual(expect.stringContaining('older than the checkpoint that was published'));
    const lists = await Promise.all(ids.map(listOf));
    expect(lists).not.toContain(oldList);
    expect(new Set(lists).size).toBe(1);
  });
});

test('M14 a database in another place begins new status lists by itself', async () => {
  world = await startLogWorld();
  const { issue, query } = world;
  const first = await listOf(await issue());
  expect(await listOf(await issue())).toBe(first);
  await query("update storage.epoch set place = 'elsewhere'");
  const moved = await listOf(await issue());
  expect(moved).not.toBe(first);
  expect(await listOf(await issue())).toBe(moved);
});
