import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { endpoints } from '@laurel/api';
import { gatherEvidence, type Retrieval, type Verdict, verifyCredential } from '@laurel/credential';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** So many, however long they take: `npm run rotations`. */
    rotations?: number;
  }
}

const wanted = inject('rotations');
const ROTATIONS = wanted ?? 1_000;
const ISSUERS = 3;
/** As many rotations as this allows are made in every run, and their number is printed. */
const BUDGET_MS = wanted === undefined ? 35_000 : Infinity;
const TIMEOUT_MS = wanted === undefined ? 600_000 : 24 * 3_600_000;

const world = await startIssuerWorld({ overrides: { clock: () => new Date() } });
const { testApp, owner, organisationId, issueTo, read } = world;
afterAll(() => testApp.stop());

const params = { organisationId };
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;

interface Signed {
  id: string;
  keyId: string;
  secured: string;
  /** Its place on the log; null while it has none. */
  index: string | null;
}

async function signed(): Promise<Signed[]> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  const { rows } = await client.query<Signed>(
    `select c.id, c.signing_key_id as "keyId", c.secured, e.index
     from issuer.credential c left join log.entry e on e.credential_id = c.id where c.state = $1`,
    ['issued'],
  );
  await client.end();
  return rows;
}

async function retrieveOnce(url: string, fetchedAt: Date): Promise<Retrieval> {
  return { ok: true, body: await (await read(new URL(url).pathname)).text(), fetchedAt };
}

/** With every document fetched once: it is the keys that are asked about, not the network. */
function createVerifier(): (credential: string) => Promise<Verdict> {
  const kept = new Map<string, Retrieval>();
  const now = new Date();
  return async (credential) => {
    const retrieve = async (url: string) => {
      const retrieval = kept.get(url) ?? (await retrieveOnce(url, now));
      kept.set(url, retrieval);
      return retrieval;
    };
    const evidence = await gatherEvidence({ text: credential, retrieve, allowHttpLocalhost: true });
    return verifyCredential({ text: credential, evidence, now });
  };
}

test('M10 keys are exchanged again and again while credentials are issued: every credential verifies, and was on record in its key’s time', {
  timeout: TIMEOUT_MS,
}, async () => {
  await issueTo('first@mail.example');
  const worker = await testApp.app.work();
  const start = performance.now();
  const isOver = () => performance.now() - start > BUDGET_MS;
  let rotations = 0;
  let running = true;
  const issue = async (issuer: number) => {
    for (let at = 0; running; at += 1) expect((await issueTo(`load-${issuer}-${at}@mail.example`)).status).toBe(201);
  };
  const rotate = async () => {
    let [active] = await keys();
    for (; active && rotations < ROTATIONS && !isOver(); rotations += 1) {
      const place = { ...params, signingKeyId: active.id };
      const { status, body } = await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: place });
      expect(status).toBe(201);
      active = body;
    }
    running = false;
  };
  await Promise.all([rotate(), ...Array.from({ length: ISSUERS }, (_, issuer) => issue(issuer))]);
  const took = performance.now() - start;
  const deadline = performance.now() + 180_000;
  while ((await keys()).some(({ state }) => state === 'retiring') && performance.now() < deadline) await wait(500);
  await worker.stop();

  const all = await keys();
  expect(all).toHaveLength(rotations + 1);
  expect(new Set(all.slice(0, -1).map(({ state }) => state))).toEqual(new Set(['retired']));
  const credentials = await signed();
  const sizes = new Map(all.map(({ id, logSize }) => [id, logSize]));
  const late = credentials.filter(
    ({ index, keyId }) => index === null || Number(index) >= (sizes.get(keyId) ?? Infinity),
  );
  expect(late).toEqual([]);
  const verify = createVerifier();
  const checked = performance.now();
  const refused: unknown[] = [];
  for (const { secured } of credentials) {
    const verdict = await verify(secured);
    if (verdict.outcome !== 'valid') refused.push(verdict.checks);
  }
  expect(refused).toEqual([]);
  process.stdout.write(
    `  M10: ${rotations} rotations in ${(took / 1000).toFixed(0)} s while ${credentials.length} credentials were issued; all verified in ${((performance.now() - checked) / 1000).toFixed(0)} s\n`,
  );
});
