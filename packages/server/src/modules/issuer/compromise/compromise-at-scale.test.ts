import { performance } from 'node:perf_hooks';
import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { FakeTransparencyLog } from '../testing/fake-transparency-log.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const COUNT = 100_000;

const transparencyLog = new FakeTransparencyLog();
const world = await startIssuerWorld({ overrides: { transparencyLog } });
const { testApp, owner, organisationId, achievementId, issueTo, documentOf } = world;
const client = new pg.Client({ connectionString: testApp.databaseUrl });
await client.connect();
await client.query("select set_config('laurel.system', 'on', false)");
await transparencyLog.open(testApp.databaseUrl);
afterAll(async () => {
  await client.end();
  await transparencyLog.close();
  await testApp.stop();
});

const params = { organisationId };
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);

/** Rows as they are after issuing; what they say is left out. */
async function insertMany(keyId: string): Promise<string[]> {
  const list = crypto.randomUUID();
  await client.query(
    `insert into issuer.status_list (id, organisation_id, purpose, length, bits, used, created_at)
     values ($1, $2, 'revocation', 131072, decode(repeat('00', 16384), 'hex'), $3, now())`,
    [list, organisationId, COUNT],
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into issuer.credential (id, organisation_id, achievement_id, signing_key_id, state, recipient_email, recipient_name,
       idempotency_key, status_list_id, status_index, unsigned, proof_created, secured, created_at, issued_at)
     select gen_random_uuid(), $1, $2, $3, 'issued', 'many@mail.example', 'Many', 'many-' || n, $4, n, '{}', at, '{}', at, at
     from generate_series(0, $5::int - 1) n, lateral (select $6::timestamptz + n * interval '10 milliseconds' as at) t
     returning id`,
    [organisationId, achievementId, keyId, list, COUNT, testApp.clock.now],
  );
  return rows.map(({ id }) => id);
}

test(`M11 of ${COUNT} credentials of a stolen key exactly those are listed that the log did not hold before the theft`, {
  timeout: 900_000,
}, async () => {
  const { body: first } = await issueTo('real@mail.example');
  const { body: overview } = await callApi(testApp, endpoints.listSigningKeys, { as: owner, params });
  const stolen = overview.items[0]?.id ?? '';
  const ids = await insertMany(stolen);
  // Which of them the log held at the theft has nothing to do with when they were issued.
  const lots = ids.map((id) => ({ id, lot: Math.random() }));
  const held = lots.filter(({ lot }) => lot < 0.6).map(({ id }) => id);
  const late = lots.filter(({ lot }) => lot >= 0.6 && lot < 0.95).map(({ id }) => id);
  transparencyLog.add([first.id, ...held], testApp.clock.now);
  testApp.clock.now = new Date(testApp.clock.now.getTime() + COUNT * 10);
  const since = testApp.clock.now.toISOString();
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
  transparencyLog.add(late, testApp.clock.now);
  const expected = new Set(lots.filter(({ lot }) => lot >= 0.6).map(({ id }) => id));

  const ask = { as: owner, params: { ...params, signingKeyId: stolen } };
  let start = performance.now();
  const marked = await callApi(testApp, endpoints.markKeyCompromised, { ...ask, body: { since, reason: 'Drill' } });
  expect(marked.status).toBe(200);
  const { body: next } = await issueTo('next@mail.example');
  expect(JSON.parse(await documentOf(next.id)).proof.verificationMethod).not.toContain(stolen);
  const stopped = seconds(start);

  start = performance.now();
  const { body: counts } = await callApi(testApp, endpoints.assessCompromise, ask);
  expect(counts).toMatchObject({ signed: COUNT + 1, affected: expected.size, untouched: held.length + 1 });
  expect(counts.unlogged).toBe(expected.size - late.length);
  const counted = seconds(start);

  start = performance.now();
  const listed: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit: 100, ...(cursor && { cursor }) };
    const { body } = await callApi(testApp, endpoints.listAffectedCredentials, { ...ask, query });
    listed.push(...body.items.map(({ id }) => id));
    if (!body.nextCursor) break;
    cursor = body.nextCursor;
  }
  expect(listed).toHaveLength(expected.size);
  expect(new Set(listed)).toEqual(expected);
  process.stdout.write(
    `  M11: ${COUNT} credentials, ${expected.size} affected: stopped in ${stopped} s, counted in ${counted} s, listed in ${seconds(start)} s\n`,
  );
});
