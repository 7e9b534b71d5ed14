import { afterEach, expect, test } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { type LogWorld, startLogWorld } from '../testing/log-world.ts';

let world: LogWorld;
let worker: Worker;
afterEach(async () => {
  await worker.stop();
  await world.testApp.stop();
});

test.each([1, 2])(
  'with %i connections to the database, whoever has the turn of the log waits for no other: all is appended, signed and checked',
  async (connections) => {
    world = await startLogWorld({ overrides: { connections } });
    const { testApp, issue, reach, publicEntries, query, receiptOf } = world;
    worker = await testApp.app.work();
    const ids = await Promise.all(Array.from({ length: 20 }, () => issue()));
    await reach(20);
    expect(await publicEntries()).toHaveLength(20);
    const receipts = await Promise.all(ids.map(receiptOf));
    expect(new Set(receipts.map(({ receipt }) => receipt.index)).size).toBe(20);
    await query("select graphile_worker.add_job('check-log')");
    const checked = () => query("select from log.progress where name = 'check' and state ->> 'size' = '20'");
    await expect.poll(checked, { timeout: 45_000 }).toHaveLength(1);
  },
  120_000,
);
