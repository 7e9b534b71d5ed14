import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { openDatabase, openPools, systemScope } from '../../../storage/index.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';
import { lockErasable } from './erasure-store.ts';

const { testApp, issueTo } = await startIssuerWorld();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 4 });
const database = openDatabase({ pools, clock: () => new Date() });
const clients: pg.Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.end();
  await pools.close();
  await testApp.stop();
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  clients.push(client);
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  return client;
}

test('L05 what is reserved in the place of a credential while its person is erased is held too: nobody signs it meanwhile', async () => {
  const email = 'holder@mail.example';
  const { id: old } = (await issueTo(email)).body;
  const [reserving, signing] = [await connect(), await connect()];
  const successor = randomUUID();
  await reserving.query('begin');
  await reserving.query('select from issuer.credential where id = $1 for update', [old]);
  await reserving.query(
    `insert into issuer.credential (id, organisation_id, achievement_id, signing_key_id, state, recipient_email, recipient_name,
      idempotency_key, status_list_id, status_index, unsigned, proof_created, reissue_of, created_at)
    select $1, organisation_id, achievement_id, signing_key_id, 'pending', recipient_email, recipient_name,
      'reissue:' || id, status_list_id, (status_index + 1) % 131072, unsigned, proof_created, id, now()
    from issuer.credential where id = $2`,
    [successor, old],
  );
  await database.write(systemScope('test'), async ({ tx, audit }) => {
    await audit({ action: 'tried', subject: 'test' });
    const held = lockErasable(tx, { personId: undefined, organisationId: undefined, emails: [email] });
    const waiting = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1';
    await vi.waitFor(async () => expect((await signing.query(waiting, ['Lock'])).rowCount).toBe(1), 30_000);
    await reserving.query('commit');
    expect(new Set((await held).map(({ id }) => id))).toEqual(new Set([old, successor]));
    for (const id of [old, successor])
      await expect(
        signing.query('select from issuer.credential where id = $1 for update nowait', [id]),
        id === old ? 'the old one' : 'its successor',
      ).rejects.toThrow('could not obtain lock');
  });
});
