import { createTree, hashLeaf } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { startLogWorld } from '../testing/log-world.ts';

const faults: string[] = [];
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const log = {
  ...silent,
  error: (about: object, message: string) => void faults.push(`${message}: ${JSON.stringify(about)}`),
};
const world = await startLogWorld({ overrides: { clock: () => new Date(), log } });
const { testApp, issue, reach, publicEntries, query } = world;
const many = 300;
const workers: Worker[] = [];
const ids: string[] = [];
beforeAll(async () => {
  // Each with its own connections and its own rounds, as three processes have them.
  for (const app of [testApp.app, testApp.another(), testApp.another()]) workers.push(await app.work());
  const issueAll = async () => {
    while (ids.length < many) ids.push(...(await Promise.all(Array.from({ length: 20 }, () => issue()))));
  };
  // Meanwhile each is told again and again that there is work, so that they get into each other's way.
  const stir = setInterval(() => {
    for (const task of ['append-to-log', 'publish-checkpoint', 'sweep-log', 'check-log'])
      query('select graphile_worker.add_job($1)', [task]).catch(() => undefined);
  }, 400);
  await issueAll().finally(() => clearInterval(stir));
  await reach(ids.length);
});
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await testApp.stop();
});

test('K13 three workers at once are one sequencer: each credential once, each place once, no place left out', async () => {
  const rows = await query<{ index: string; id: string }>(
    'select index, credential_id as id from log.entry order by index',
  );
  expect(rows.map(({ index }) => Number(index))).toEqual(ids.map((_, at) => at));
  expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(await query('select from log.waiting')).toEqual([]);
  // Nobody ran into another: the database would have refused what was done twice, and the job would have failed. That no
  // connection is free on a busy machine is a warning, and no fault.
  expect(faults.join('\n')).toBe('');
});

test('K13 whatever any of them signed is one log: every checkpoint is a beginning of the last', async () => {
  const tree = createTree();
  const roots = new Map<number, string>();
  for (const entry of await publicEntries()) {
    tree.append(hashLeaf(entry));
    roots.set(tree.size, Buffer.from(tree.root()).toString('hex'));
  }
  const signed = await query<{ size: string; root: Buffer }>('select size, root from log.checkpoint order by size');
  expect(signed.length).toBeGreaterThan(2);
  for (const { size, root } of signed) expect([size, root.toString('hex')]).toEqual([size, roots.get(Number(size))]);
  const lines = await query(`select from storage.audit where action = 'log.checkpoint-signed'`);
  expect(lines).toHaveLength(signed.length);
  expect(await query('select kind, subject from log.finding')).toEqual([]);
});

test('under that load, everything is under a checkpoint soon after it was issued', async () => {
  const [measured] = await query<{ delay: number; gap: number; seconds: number }>(`
    with entry as (
      select c.issued_at, (select min(k.signed_at) from log.checkpoint k where k.size > e.index) as signed_at
      from log.entry e join issuer.credential c on c.id = e.credential_id),
    gap as (select signed_at - lag(signed_at) over (order by size) as gap from log.checkpoint)
    select (select extract(epoch from max(signed_at - issued_at))::float from entry) as delay,
      (select extract(epoch from max(gap))::float from gap) as gap,
      (select extract(epoch from max(issued_at) - min(issued_at))::float from entry) as seconds`);
  const { delay = Infinity, gap = Infinity, seconds = 0 } = measured ?? {};
  process.stdout.write(
    `${many} issued in ${seconds.toFixed(1)} s: ${delay.toFixed(1)} s at most from issuing to the checkpoint, ${gap.toFixed(1)} s between two checkpoints\n`,
  );
  // The timetable promises five (keep-up.test.ts); machines are shared, and the limit is there to end what hangs.
  expect(delay).toBeLessThan(120);
  expect(gap).toBeLessThan(120);
});
