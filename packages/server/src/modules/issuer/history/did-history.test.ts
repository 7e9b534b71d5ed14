import { endpoints } from '@laurel/api';
import { type DidDocument, resolveDid } from '@laurel/credential';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const world = await startIssuerWorld({ overrides: { clock: () => new Date() } });
const { testApp, owner, organisationId, issueTo, read } = world;
afterAll(() => testApp.stop());

const params = { organisationId };
const web = 'did:web:localhost%3A3000:issuers:harbour';
const overview = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body;

/** The worker is at it until it is done. */
async function workUntil(isDone: () => Promise<boolean>): Promise<void> {
  const worker = await testApp.app.work();
  const deadline = performance.now() + 90_000;
  while (!(await isDone()) && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 200));
  await worker.stop();
  expect(await isDone()).toBe(true);
}

async function resolve(did: string): Promise<DidDocument | null> {
  const { didDocument } = await resolveDid(did, {
    now: new Date(),
    allowHttpLocalhost: true,
    retrieve: async (url) => {
      const response = await read(new URL(url).pathname);
      return response.ok
        ? { ok: true, body: await response.text(), fetchedAt: new Date() }
        : { ok: false, reasonCode: 'retrieval.not-found' };
    },
  });
  return didDocument;
}

describe('the history of an issuer’s document', () => {
  test('begins by itself, also for one that was there before; then each of the two names the other', async () => {
    await issueTo('first@mail.example');
    expect((await read('/issuers/harbour/did.jsonl')).status).toBe(404);
    expect((await resolve(web))?.alsoKnownAs).toEqual(['http://localhost:3000/issuers/harbour']);
    await workUntil(async () => (await overview()).history?.versions === 1);
    const { history } = await overview();
    const response = await read(new URL(history?.url ?? '').pathname);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/jsonl']);
    const [own, beside] = [await resolve(history?.did ?? ''), await resolve(web)];
    expect(own?.alsoKnownAs).toContain(web);
    expect(beside?.alsoKnownAs).toEqual(['http://localhost:3000/issuers/harbour', history?.did]);
    const keyOf = (document: DidDocument | null) => document?.verificationMethod?.[0]?.publicKeyMultibase;
    expect(keyOf(own)).toBe(keyOf(beside));
  });

  test('has a version more for an exchanged key, signed by a key of its own that was announced before', async () => {
    const { items, history } = await overview();
    const place = { ...params, signingKeyId: items[0]?.id ?? '' };
    await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: place });
    const said = (document: DidDocument | null) =>
      document?.verificationMethod?.map(({ publicKeyMultibase, expires }) => [publicKeyMultibase, expires]);
    // The old key's end is said once the log holds all that it signed.
    await workUntil(async () => said(await resolve(history?.did ?? ''))?.[0]?.[1] !== undefined);
    const now = await overview();
    expect(now.history?.did).toBe(history?.did);
    const [own, beside] = [await resolve(history?.did ?? ''), await resolve(web)];
    expect(said(own)).toEqual(said(beside));
    expect(said(own)).toHaveLength(2);
    expect(said(own)?.[0]?.[1]).toBe(now.items[0]?.retiredAt?.replace('.000Z', 'Z'));
    const lines = (await (await read('/issuers/harbour/did.jsonl')).text()).trim().split('\n');
    const signers = lines.map((line) => JSON.parse(line).parameters.updateKeys);
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(signers.flat()).size).toBe(lines.length);
  });

  test('stays as it is while nothing changes', async () => {
    const before = await (await read('/issuers/harbour/did.jsonl')).text();
    const worker = await testApp.app.work();
    await new Promise((wake) => setTimeout(wake, 3_000));
    await worker.stop();
    expect(await (await read('/issuers/harbour/did.jsonl')).text()).toBe(before);
  });
});
