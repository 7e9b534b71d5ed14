import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { base58 } from '@scure/base';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvmChain } from './adapters/evm-chain.ts';
import { createLocalSigner } from './adapters/local-signer.ts';
import { createAnchorWorld, gwei } from './modules/log/anchor/testing/anchor-world.ts';
import { type LogWorld, startLogWorld } from './modules/log/testing/log-world.ts';
import type { Signer } from './ports/index.ts';
import { callApi } from './testing/people.ts';

const keyEncryptionKey = randomBytes(32);

/** A signer that remembers every signature it made. */
function rememberSignatures(): { signer: Signer; made: Uint8Array[] } {
  const local = createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] });
  const made: Uint8Array[] = [];
  return {
    made,
    signer: {
      ...local,
      async sign(key, bytes) {
        const signature = await local.sign(key, bytes);
        made.push(signature);
        return signature;
      },
    },
  };
}

/** Where signatures are kept, and the audit line that goes with each: a table that is not here fails the test. */
const auditOf: Record<string, { subject: string; action: string }> = {
  'issuer.credential': { subject: "'credential:' || t.id", action: 'credential.issued' },
  'issuer.status_list': { subject: "'status-list:' || t.id", action: 'status-list.published' },
  'issuer.did_log_entry': { subject: "'did-history:' || t.organisation_id", action: 'did-history.written' },
  'log.checkpoint': { subject: "'checkpoint:' || t.size", action: 'log.checkpoint-signed' },
};

const { signer, made } = rememberSignatures();
let world: LogWorld;
let client: pg.Client;
beforeAll(async () => {
  world = await startLogWorld({ overrides: { signer } });
  client = new pg.Client({ connectionString: world.testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
});
afterAll(async () => {
  await client.end();
  await world.testApp.stop();
});

interface Kept {
  table: string;
  line: string;
  /** Whether an audit line about the row is of the same transaction or an earlier one. */
  audited: boolean;
}

/** Every row that holds a signature in any of the forms in which signatures are written. */
async function rows(): Promise<Kept[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  );
  const all: Kept[] = [];
  for (const { name } of tables) {
    const { subject, action } = auditOf[name] ?? { subject: "''", action: '' };
    const { rows: lines } = await client.query<{ line: string; audited: boolean }>(
      `select t::text as line, exists (select from storage.audit a where a.subject = ${subject} and a.action = '${action}'
        and a.xmin::text::bigint <= t.xmin::text::bigint) as audited from ${name} t`,
    );
    all.push(...lines.map((row) => ({ table: name, ...row })));
  }
  return all;
}

/** Says whether a text has a signature: as multibase, in a token, or in the line of a signed note. */
function holds(text: string, signature: Uint8Array): boolean {
  const bytes = Buffer.from(signature);
  if (text.includes(base58.encode(bytes)) || text.includes(bytes.toString('base64url'))) return true;
  const notes = text.matchAll(/— \S+ ([A-Za-z0-9+/=]+)/g);
  return [...notes].some(([, line = '']) => Buffer.from(line, 'base64').includes(bytes));
}

async function publishedFiles(): Promise<string> {
  const entries = await readdir(world.testApp.dataDirectory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'utf8')));
  return texts.join('\n');
}

async function walk(): Promise<void> {
  const { owner, organisationId, testApp } = world;
  const worker = await testApp.app.work();
  const ids = [await world.issue(), await world.issue()];
  await world.reach(2);
  const detail = { organisationId, credentialId: ids[0] ?? '' };
  const issued = await callApi(testApp, endpoints.getIssuedCredential, { as: owner, params: detail });
  await testApp.app.fetch(new Request(issued.body.statusListUrl ?? ''));
  const body = { reason: 'Awarded by mistake.' };
  await callApi(testApp, endpoints.revokeCredential, { as: owner, params: detail, body });
  const keys = await callApi(testApp, endpoints.listSigningKeys, { as: owner, params: { organisationId } });
  const params = { organisationId, signingKeyId: keys.body.items[0]?.id ?? '' };
  expect((await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params })).status).toBe(201);
  await world.issue();
  await world.reach(3);
  await expect
    .poll(async () => (await client.query('select from issuer.did_log_entry')).rowCount, { timeout: 40_000 })
    .toBeGreaterThan(0);
  await worker.stop();
}

describe('M20 no audit line, no signature', () => {
  test('every signature that is kept has its audit line in the same transaction or an earlier one', async () => {
    await walk();
    const kept = await rows();
    const files = await publishedFiles();
    const tables = new Set<string>();
    for (const [at, signature] of made.entries()) {
      const of = kept.filter(({ line }) => holds(line, signature));
      for (const { table, audited } of of) {
        expect(Object.keys(auditOf), `signature ${at} is kept in a table that nobody thought of`).toContain(table);
        expect([table, audited]).toEqual([table, true]);
        tables.add(table);
      }
      // What is published without being kept would have no line; a status list that was signed anew is kept no more.
      if (of.length === 0) expect(holds(files, signature), `signature ${at}`).toBe(false);
    }
    expect([...tables].sort()).toEqual(Object.keys(auditOf).sort());
  });

  test('while no audit line can be written nothing that is signed is kept, published or given out', async () => {
    const before = made.length;
    await client.query(`create function public.no_audit() returns trigger language plpgsql as $$ begin raise exception 'the sink is down'; end $$;
      create trigger no_audit before insert on storage.audit for each row when (new.action = any(array['credential.issued',
        'status-list.published', 'did-history.written', 'log.checkpoint-signed'])) execute function public.no_audit()`);
    const { owner, organisationId, testApp } = world;
    const listed = await callApi(testApp, endpoints.listIssuedCredentials, { as: owner, params: { organisationId } });
    const { achievementId } = listed.body.items[0] ?? {};
    const body = { achievementId, recipient: { name: 'Nobody', email: 'unaudited@mail.example' } };
    const params = { organisationId };
    const asked = await callApi(testApp, endpoints.issueCredential, { as: owner, params, body });
    expect(asked.status).toBe(500);
    const revoked = { ...params, credentialId: listed.body.items[0]?.id ?? '' };
    await callApi(testApp, endpoints.revokeCredential, {
      as: owner,
      params: revoked,
      body: { reason: 'Awarded by mistake.' },
    });
    const unaudited = made.slice(before);
    expect(unaudited.length).toBeGreaterThan(2);
    const texts = [...(await rows()).map(({ line }) => line), await publishedFiles()];
    for (const signature of unaudited) expect(texts.filter((text) => holds(text, signature))).toEqual([]);
    await client.query('drop trigger no_audit on storage.audit');
  });

  test('every transaction for a chain has its audit line and its record before it is sent', async () => {
    const remembered = rememberSignatures();
    const chainWorld = await createAnchorWorld({
      signer: remembered.signer,
      open: (urls) => createEvmChain({ urls, isDevelopment: false }),
      policy: { confirmations: 3, maxFeePerGas: 20n * gwei },
    });
    await chainWorld.settle();
    chainWorld.grow(7);
    await chainWorld.blocks(6);
    const attempts = await chainWorld.read(sql<{ raw: string }>`select raw from anchor.attempt`);
    const lines = await chainWorld.audit('transaction.signed');
    expect(remembered.made.length).toBeGreaterThan(1);
    expect(lines).toHaveLength(attempts.length);
    for (const signature of remembered.made) {
      const r = Buffer.from(signature).toString('hex', 0, 32);
      expect(attempts.some(({ raw }) => raw.includes(r.replace(/^(00)+/, '')))).toBe(true);
    }
    await chainWorld.close();
  });
});
