import { hashCredential, verifyReceipt } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { startLogWorld } from '../testing/log-world.ts';

/** Every step at which a worker can die, in their order; and which it is to die at, once. */
const steps = ['log.appending', 'log.appended', 'log.signed', 'log.tiled', 'log.published', 'log.recorded'] as const;
let armed: string | undefined;
const failPoints = {
  reach(point: string) {
    if (point !== armed) return;
    armed = undefined;
    throw new Error(`died at ${point}`);
  },
};
const world = await startLogWorld({ overrides: { failPoints }, environment: { LAUREL_LOG_LEVEL: 'silent' } });
const { testApp, issue, reach, query, publicEntries, receiptOf, documentOf, read } = world;
let worker: Worker;
beforeAll(async () => {
  worker = await testApp.app.work();
  await issue();
  await reach(1);
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

describe.each(steps)('K04 a worker that dies at %s', (step) => {
  test('K04 leaves each credential on the log once, under a checkpoint that continues the one before', async () => {
    const before = await publicEntries();
    armed = step;
    const id = await issue();
    await vi.waitFor(() => expect(armed).toBeUndefined(), { timeout: 30_000, interval: 50 });
    await reach(before.length + 1);
    const after = await publicEntries();
    expect(after.slice(0, before.length)).toEqual(before);
    const { receipt, verifierKeys } = await receiptOf(id);
    const shown = await verifyReceipt({ receipt, digest: hashCredential(await documentOf(id)), verifierKeys });
    expect(shown).toMatchObject({ ok: true, index: before.length });
    expect(await query('select from log.entry where credential_id = $1', [id])).toHaveLength(1);
  });
});

test('K04 after all that, no size was signed for twice, and every signature has its audit line', async () => {
  const checkpoints = await query<{ subject: string }>(
    `select 'checkpoint:' || size as subject from log.checkpoint order by size`,
  );
  const lines = await query<{ subject: string }>(
    `select distinct subject from storage.audit where action in ('log.checkpoint-signed', 'log.checkpoint-adopted')`,
  );
  expect(lines.map(({ subject }) => subject).sort()).toEqual(checkpoints.map(({ subject }) => subject).sort());
  expect((await (await read('/api/health')).json()).parts.log).toEqual({ state: 'ok' });
});
