import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { blockcertsBatch } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Anvil, startAnvil } from '../../../../../../dev/stack/anvil.ts';
import { requestRpc } from '../../../adapters/evm-chain/request-rpc.ts';
import type { Worker } from '../../../storage/index.ts';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { type LogWorld, startLogWorld } from '../testing/log-world.ts';

/** Long: machines are shared. */
const patience = { timeout: 90_000, interval: 150 };

let folder: string;
let anvil: Anvil;
let world: LogWorld;
let worker: Worker | undefined;

const rpc = (method: string, ...params: unknown[]) => requestRpc(anvil.url, { method, params });
const here = (credentialId: string) => ({ params: { credentialId } });
const ask = async (id: string, as?: TestPerson) =>
  callApi(world.testApp, endpoints.requestBlockcert, { ...here(id), as: as ?? world.owner });
const stateOf = async (id: string) =>
  (await callApi(world.testApp, endpoints.getBlockcert, { ...here(id), as: world.owner })).body;
const documentOf = (id: string) => world.read(`/api/v1/credentials/${id}/blockcert/document`, world.owner);
const verdictOf = async (credential: string) =>
  (await callApi(world.testApp, endpoints.verifyCredential, { body: { credential } })).body;
const recorded = (id: string) =>
  vi.waitUntil(async () => {
    const state = await stateOf(id);
    return state.state === 'recorded' && state;
  }, patience);
const didDocument = async (at = 'did.json') => (await world.read(`/issuers/harbour/${at}`)).text();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-blockcerts-'));
  anvil = await startAnvil({ logFile: path.join(folder, 'chain.log') });
  world = await startLogWorld({
    environment: { LAUREL_DEVELOPMENT_CHAIN: anvil.url },
    overrides: { clock: () => new Date() },
  });
  worker = await world.testApp.app.work();
}, 240_000);
afterAll(async () => {
  await worker?.stop();
  await world?.testApp.stop();
  await anvil?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a credential as a Blockcert', () => {
  let ids: string[];

  test('is noted at once and recorded by the worker, many in one transaction', async () => {
    ids = [await world.issue(), await world.issue(), await world.issue()];
    await vi.waitUntil(async () => (await stateOf(ids[0] ?? '')).state === 'none', patience);
    expect(await didDocument()).not.toContain('#recorder');
    const answers = await Promise.all(ids.map((id) => ask(id)));
    for (const { status, body } of answers) {
      expect(status).toBe(202);
      expect(body).toMatchObject({
        state: 'recording',
        sentence: expect.stringContaining('being recorded'),
        mayAsk: false,
      });
    }
    expect((await documentOf(ids[0] ?? '')).status).toBe(404);
    const states = await Promise.all(ids.map(recorded));
    const [first] = states;
    expect(new Set(states.map(({ transaction }) => transaction)).size).toBeLessThanOrEqual(2);
    expect(first).toMatchObject({ chain: { id: 31_337, kind: 'development' }, block: expect.any(Number) });
    expect(first?.sentence).toBe(`It is recorded in block ${first?.block} of the development chain.`);
    const { input, value } = (await rpc('eth_getTransactionByHash', first?.transaction)) as Record<string, string>;
    expect(input).toMatch(/^0x[0-9a-f]{64}$/);
    expect(value).toBe('0x0');
  }, 180_000);

  test('asked for twice is the same one, and costs nothing more', async () => {
    const [id = ''] = ids;
    const document = await (await documentOf(id)).text();
    const count = async () => (await world.query('select from anchor.batch')).length;
    const before = await count();
    expect((await ask(id)).body).toMatchObject({ state: 'recorded' });
    expect(await (await documentOf(id)).text()).toBe(document);
    expect(await count()).toBe(before);
    const lines = await world.query(`select from storage.audit where action like 'blockcert.asked%' and subject = $1`, [
      `credential:${id}`,
    ]);
    expect(lines).toHaveLength(1);
  });

  test('verifies here: this install asks its own chain, and says what kind of chain it is', async () => {
    for (const id of ids) {
      const verdict = await verdictOf(await (await documentOf(id)).text());
      expect(verdict).toMatchObject({ outcome: 'valid' });
      expect(verdict.warnings.map(({ reasonCode }) => reasonCode)).toContain('proof.chain-for-development');
      const proofs = verdict.technical.proofs.map(({ cryptosuite }) => cryptosuite);
      expect(proofs).toEqual(['eddsa-rdfc-2022', 'merkle-proof-2019']);
    }
    const changed = JSON.parse(await (await documentOf(ids[0] ?? '')).text());
    expect((await verdictOf(JSON.stringify({ ...changed, name: 'Another' }))).outcome).toBe('not-valid');
  });

  test('on a chain that this install cannot ask could not be checked, and is never valid', async () => {
    const signed = JSON.parse(await world.documentOf(ids[1] ?? ''));
    const { transaction: transactionId } = await stateOf(ids[1] ?? '');
    const batch = await blockcertsBatch([signed]);
    const verificationMethod = `${signed.issuer.id}#recorder`;
    const proved = (chainId: number) =>
      batch.prove({ chainId, transactionId: transactionId ?? '', verificationMethod, created: new Date() })[0];
    const elsewhere = await verdictOf(JSON.stringify(proved(1)));
    expect(elsewhere.outcome).toBe('could-not-be-checked');
    expect(elsewhere.checks.find(({ name }) => name === 'proof')?.reasonCode).toBe('proof.chain-not-asked');
    // The transaction is there, and records something else.
    expect((await verdictOf(JSON.stringify(proved(31_337)))).outcome).toBe('not-valid');
  });

  test('anybody may ask this install for a transaction of its chain, and of no other', async () => {
    const { transaction } = await stateOf(ids[1] ?? '');
    const answersTo = (url: string) => callApi(world.testApp, endpoints.getChainRecord, { query: { url } });
    const { body } = await answersTo(`eip155:31337/tx/${transaction}`);
    expect(body.answers).toMatchObject([{ input: expect.any(String), confirmations: expect.any(Number) }]);
    expect((await answersTo(`eip155:31337/tx/0x${'00'.repeat(32)}`)).body.answers).toMatchObject([
      { transaction: null },
    ]);
    expect(await answersTo(`eip155:1/tx/${transaction}`)).toMatchObject({ status: 404 });
  });

  test('its issuer’s document lists the key that records, which may sign nothing, and the history has it', async () => {
    const document = JSON.parse(await didDocument());
    const [publisher] = await world.query<{ address: string }>('select address from anchor.publisher');
    const key = document.verificationMethod.find(({ id }: { id: string }) => id.endsWith('#recorder'));
    expect(key).toMatchObject({ type: 'Multikey', publicKeyMultibase: expect.stringMatching(/^zQ3s/) });
    expect(document.assertionMethod).toHaveLength(1);
    expect(JSON.stringify(document.assertionMethod)).not.toContain('#recorder');
    expect(publisher?.address).toMatch(/^0x/);
    await vi.waitUntil(async () => (await didDocument('did.jsonl')).includes('#recorder'), patience);
  }, 120_000);

  test('is for its holder and for those of its issuer who may issue, and for nobody else', async () => {
    const id = await world.issue();
    const stranger = await createSignedInPerson(world.testApp);
    expect(await ask(id, stranger)).toMatchObject({ status: 404 });
    expect(await callApi(world.testApp, endpoints.requestBlockcert, here(id))).toMatchObject({ status: 404 });
    await world.tamper(`update issuer.credential set visibility = 'public' where id = $1`, [id]);
    expect(await ask(id, stranger)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await callApi(world.testApp, endpoints.requestBlockcert, here(id))).toMatchObject({ status: 401 });
    expect((await stateOf(id)).state).toBe('none');
  });

  test('of what was revoked is not made any more; what was made before says that it is revoked', async () => {
    const [id = ''] = ids;
    const fresh = await world.issue();
    const revoke = (credentialId: string) =>
      callApi(world.testApp, endpoints.revokeCredential, {
        as: world.owner,
        params: { organisationId: world.organisationId, credentialId },
        body: { reason: 'Issued to the wrong person.' },
      });
    await revoke(fresh);
    await revoke(id);
    expect(await ask(fresh)).toMatchObject({ status: 409, body: { code: 'already-revoked' } });
    expect((await verdictOf(await (await documentOf(id)).text())).outcome).toBe('not-valid');
  });
});

test('goes with its credential when that is erased; the others of its transaction stay good', async () => {
  const [gone, stays] = [await world.issue(), await world.issue()] as const;
  await Promise.all([ask(gone), ask(stays)]);
  await Promise.all([recorded(gone), recorded(stays)]);
  const params = { organisationId: world.organisationId, credentialId: gone };
  await callApi(world.testApp, endpoints.eraseRecipient, { as: world.owner, params, body: { copies: 'stay-valid' } });
  await vi.waitUntil(async () => (await documentOf(gone)).status === 410, patience);
  expect(await world.query('select from anchor.blockcert where credential_id = $1', [gone])).toEqual([]);
  expect((await verdictOf(await (await documentOf(stays)).text())).outcome).toBe('valid');
}, 240_000);

test('K07 a block that is no more takes the Blockcert with it, until it is recorded again', async () => {
  const id = await world.issue();
  await ask(id);
  const before = await recorded(id);
  await rpc('anvil_reorg', 2, []);
  await vi.waitUntil(
    async () => (await world.query(`select from storage.audit where action = 'blockcerts.reorganised'`)).length > 0,
    patience,
  );
  const after = await recorded(id);
  expect(after.blockTime).not.toBe(null);
  const found = (await rpc('eth_getTransactionByHash', after.transaction)) as { blockNumber: string } | null;
  expect(Number(found?.blockNumber)).toBe(after.block);
  expect(before.state).toBe('recorded');
  expect((await verdictOf(await (await documentOf(id)).text())).outcome).toBe('valid');
}, 240_000);

test('K06 a worker that dies between sending and noting leaves one transaction, which the next finds', async () => {
  await worker?.stop();
  worker = undefined;
  const id = await world.issue();
  await ask(id);
  let reached = 0;
  const dying = world.testApp.another({
    failPoints: {
      reach(point) {
        if (point !== 'anchor.sent') return;
        reached += 1;
        throw new Error('the process died');
      },
    },
  });
  const doomed = await dying.work();
  const sent = async () =>
    world.query<{ hash: string }>(
      `select hash from anchor.attempt a join anchor.blockcert b using (batch_id)
      where b.credential_id = $1`,
      [id],
    );
  await vi.waitUntil(async () => reached > 0 && (await sent()).length > 0, patience);
  await doomed.stop();
  expect((await stateOf(id)).state).toBe('recording');
  const nonce = await rpc('eth_getTransactionCount', await publisherAddress(), 'latest');
  worker = await world.testApp.another().work();
  const state = await recorded(id);
  expect((await sent()).map(({ hash }) => hash)).toEqual([state.transaction]);
  const { nonce: used } = (await rpc('eth_getTransactionByHash', state.transaction)) as { nonce: string };
  expect(Number(used)).toBeLessThan(Number(nonce));
  expect((await verdictOf(await (await documentOf(id)).text())).outcome).toBe('valid');
}, 240_000);

async function publisherAddress(): Promise<string> {
  return (await world.query<{ address: string }>('select address from anchor.publisher'))[0]?.address ?? '';
}
