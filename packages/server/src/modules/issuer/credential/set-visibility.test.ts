import { randomUUID } from 'node:crypto';
import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const { testApp, issueTo } = await startIssuerWorld();
const holder = await createSignedInPerson(testApp);
const connect = async () => {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  return client;
};
const [replacing, looking] = [await connect(), await connect()];
afterAll(async () => {
  await replacing.end();
  await looking.end();
  await testApp.stop();
});

/** What the worker writes when it has signed a successor, in one transaction or as a part of one. */
async function replace(old: string, places: number): Promise<string> {
  const successor = randomUUID();
  await replacing.query('select from issuer.credential where id = $1 for update', [old]);
  await replacing.query(
    `insert into issuer.credential (id, organisation_id, achievement_id, signing_key_id, state, person_id, recipient_email,
      recipient_name, idempotency_key, status_list_id, status_index, unsigned, proof_created, secured, visibility, reissue_of,
      created_at, issued_at)
    select $1, organisation_id, achievement_id, signing_key_id, 'issued', person_id, recipient_email, recipient_name,
      'reissue:' || id, status_list_id, (status_index + $3) % 131072, unsigned, proof_created, secured, visibility, id, now(), now()
    from issuer.credential where id = $2`,
    [successor, old, places],
  );
  await replacing.query(
    "update issuer.credential set state = 'revoked', revoked_at = now(), replaced_by = $1 where id = $2",
    [successor, old],
  );
  return successor;
}

test('L04 what is made private at the moment in which it is replaced once more is private, the newest too', async () => {
  const { id: first } = (await issueTo(holder.email)).body;
  const share = (visibility: string) =>
    callApi(testApp, endpoints.shareCredential, { as: holder, params: { credentialId: first }, body: { visibility } });
  await share('public');
  const second = await replace(first, 1);
  await replacing.query('begin');
  const third = await replace(second, 2);
  const closing = share('private');
  const waiting = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1';
  await vi.waitFor(async () => expect((await looking.query(waiting, ['Lock'])).rowCount).toBe(1), 30_000);
  await replacing.query('commit');
  expect((await closing).status).toBe(200);
  for (const credentialId of [first, second, third])
    expect((await callApi(testApp, endpoints.getCredential, { params: { credentialId } })).status).toBe(404);
});
