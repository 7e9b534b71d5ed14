import { endpoints } from '@laurel/api';
import { parseReceipt, readCredentials } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLogWorld } from './modules/log/testing/log-world.ts';
import { callApi } from './testing/people.ts';

const { testApp, issue, reach, documentOf, read, owner } = await startLogWorld();
const worker = await testApp.app.work();
let id: string;

beforeAll(async () => {
  id = await issue();
  await reach(1);
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const fileOf = async (path: string) =>
  new Uint8Array(await (await read(`/api/v1/credentials/${id}/${path}`, owner)).arrayBuffer());

describe('a credential of this install and its place in the log', () => {
  test.each(['badge.png', 'badge.svg', 'pdf', 'archive'])(
    '%s carries the receipt, and verifies as logged',
    async (path) => {
      const file = await fileOf(path);
      const { found, refused } = await readCredentials(file);
      expect(refused).toEqual([]);
      for (const one of found)
        expect(parseReceipt(one.receipt ?? '').credentialId).toBe(`${testApp.origin}/credentials/${id}`);
      const { body } = await callApi(testApp, endpoints.createVerificationReport, {
        body: { file: Buffer.from(file).toString('base64') },
      });
      expect(body.answers.length).toBeGreaterThan(0);
      for (const { verdict } of body.answers) {
        expect([verdict.outcome, verdict.record?.log.reasonCode]).toEqual(['valid', 'record.logged']);
        expect(verdict.record?.log.sentence).toMatch(/^In the log since \d+ \w+ \d{4}, \d\d:\d\d UTC\.$/);
        expect(verdict.record?.index).toBe(0);
      }
    },
  );

  test('JSON and token alone are looked up in the log of this install, which is asked for no other', async () => {
    for (const credential of [await documentOf(id), new TextDecoder().decode(await fileOf('jwt'))]) {
      const { body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential } });
      expect([body.outcome, body.record?.log.reasonCode]).toEqual(['valid', 'record.logged']);
      expect(body.technical.documents.map(({ kind }) => kind)).toContain('receipt');
    }
  });

  test('a receipt that is given with it is enough', async () => {
    const receipt = new TextDecoder().decode(await fileOf('receipt'));
    const body = { credential: await documentOf(id), receipts: [receipt] };
    const { body: verdict } = await callApi(testApp, endpoints.verifyCredential, { body });
    expect(verdict.record?.log.reasonCode).toBe('record.logged');
    expect(verdict.technical.documents.map(({ kind }) => kind)).not.toContain('receipt');
  });

  test('the receipt is downloaded under a name, by whoever may see the credential', async () => {
    const response = await read(`/api/v1/credentials/${id}/receipt`, owner);
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
    ]).toEqual([200, 'application/json', `attachment; filename="credential-${id}.receipt.json"`]);
    expect((await read(`/api/v1/credentials/${id}/receipt`)).status).toBe(404);
  });
});
