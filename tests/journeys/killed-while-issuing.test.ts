import { type LaurelClient, verifyCredential } from '@laurel/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { breachesOf, readRecords } from './support/record-checker.ts';
import { foundRiverside, type Riverside, registryOf } from './support/riverside.ts';
import { startInstall } from './support/start-install.ts';

const install = startInstall({ demo: false, supervise: false });

/** Every step of issuing at which the process can die, in order. */
const steps = ['issue.reserving', 'issue.reserved', 'issue.signed', 'issue.recording', 'issue.recorded'] as const;

let client: LaurelClient;
let school: Riverside;

beforeAll(async () => {
  school = await foundRiverside(install.origin);
  client = await registryOf(school, install.origin);
});

function issue(key: string) {
  const { params, achievementId } = school;
  const body = { achievementId, recipient: { name: `Holder ${key}`, email: `${key}@mail.example` } };
  return client.issueCredential({ params, body, idempotencyKey: key });
}

async function recordsOf(key: string) {
  const records = await readRecords(install.stack.databaseUrl);
  expect(breachesOf(records.filter(({ state }) => state !== 'pending'))).toEqual([]);
  return records.filter(({ idempotencyKey }) => idempotencyKey.endsWith(`:${key}`));
}

async function dieAt(step: string, key: string): Promise<void> {
  await install.stack.server.restart({ LAUREL_FAIL_POINT: step });
  await expect(issue(key), `the server dies at ${step}`).rejects.toMatchObject({ code: 'unreachable' });
  await install.stack.server.restart({});
}

describe.each(steps)('K04 killed at %s', (step) => {
  test('the caller who asks again with the same key gets one credential, recorded and valid', async () => {
    const key = `again-${step.replace('.', '-')}`;
    await dieAt(step, key);
    const issued = await eventually('the answer to the same request', () => issue(key), 60);
    const records = await recordsOf(key);
    expect(records).toMatchObject([{ id: issued.id, state: 'issued' }]);
    const document = await client.getCredentialDocument({ params: { credentialId: issued.id } });
    const verdict = await verifyCredential(await document.text(), { allowHttpLocalhost: true });
    expect(verdict).toMatchObject({ outcome: 'valid' });
    const again = await issue(key);
    expect(again.id).toBe(issued.id);
    expect(await recordsOf(key)).toHaveLength(1);
  });

  test('when nobody asks again, what was recorded is finished and what was not never was', async () => {
    const key = `left-${step.replace('.', '-')}`;
    await dieAt(step, key);
    const expected = step === 'issue.reserving' ? 0 : 1;
    await eventually(
      'nothing left pending',
      async () => (await recordsOf(key)).every(({ state }) => state !== 'pending'),
      60,
    );
    const records = await recordsOf(key);
    expect(records).toHaveLength(expected);
    expect(records.every(({ state }) => state === 'issued')).toBe(true);
  });
});

test('after all that: none signed but unrecorded, none lost, no status index used twice', async () => {
  const records = await readRecords(install.stack.databaseUrl);
  expect(breachesOf(records)).toEqual([]);
  expect(records.filter(({ idempotencyKey }) => /:again-/.test(idempotencyKey))).toHaveLength(steps.length);
});
