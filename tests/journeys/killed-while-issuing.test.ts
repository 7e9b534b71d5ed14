import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type LaurelClient, verifyCredential } from '@laurel/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { eventually } from './support/eventually.ts';
import { breachesOf, readRecords } from './support/record-checker.ts';
import { signUpVisitor } from './support/visitor.ts';

/** Every step of issuing at which the process can die, in order. */
const steps = ['issue.reserving', 'issue.reserved', 'issue.signed', 'issue.recording', 'issue.recorded'] as const;

let stack: Stack;
let dataDirectory: string;
let client: LaurelClient;
let organisationId: string;
let achievementId: string;

beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-kill-'));
  stack = await startStack({ port: await freePort(), dataDirectory, demo: false, supervise: false });
  const { client: owner } = await signUpVisitor(stack.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  ({ id: organisationId } = await owner.createOrganisation({ body: { name: 'Kill Test College', slug: 'kill-test' } }));
  const params = { organisationId };
  const achievement = { name: 'Endurance', description: 'Survives.', criteria: 'Be killed and come back.' };
  ({ id: achievementId } = await owner.createAchievement({ params, body: achievement }));
  const { secret } = await owner.createApiKey({
    params,
    body: { name: 'kill test', scopes: ['credential:issue', 'credential:read'] },
  });
  client = createClient({ origin: stack.origin, apiKey: secret });
});

afterAll(async () => {
  await stack?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

function issue(key: string) {
  const body = { achievementId, recipient: { name: `Holder ${key}`, email: `${key}@mail.example` } };
  return client.issueCredential({ params: { organisationId }, body, idempotencyKey: key });
}

async function recordsOf(key: string) {
  const records = await readRecords(stack.databaseUrl);
  expect(breachesOf(records.filter(({ state }) => state !== 'pending'))).toEqual([]);
  return records.filter(({ idempotencyKey }) => idempotencyKey.endsWith(`:${key}`));
}

async function dieAt(step: string, key: string): Promise<void> {
  await stack.server.restart({ LAUREL_FAIL_POINT: step });
  await expect(issue(key), `the server dies at ${step}`).rejects.toMatchObject({ code: 'unreachable' });
  await stack.server.restart({});
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
  const records = await readRecords(stack.databaseUrl);
  expect(breachesOf(records)).toEqual([]);
  expect(records.filter(({ idempotencyKey }) => /:again-/.test(idempotencyKey))).toHaveLength(steps.length);
});
