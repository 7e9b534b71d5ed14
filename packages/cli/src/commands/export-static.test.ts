import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Organisation } from '@laurel/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentKey, organisationId } from '../testing/fake-laurel.ts';
import { FakeServer, refusal } from '../testing/fake-server.ts';
import { runLaurel } from '../testing/run-laurel.ts';

let fake: FakeServer;
let folder: string;

beforeAll(async () => {
  [fake, folder] = [await FakeServer.start(), await mkdtemp(join(tmpdir(), 'laurel-export-'))];
});
afterAll(async () => {
  await fake.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  fake.answers.clear();
  fake.asked.length = 0;
  const organisation: Organisation = {
    id: organisationId,
    name: 'Riverside',
    slug: 'riverside',
    description: '',
    website: null,
    logoUrl: null,
    did: 'did:web:localhost:issuers:riverside',
    createdAt: '2026-11-02T10:00:00Z',
  };
  fake.answers.set('GET /api/v1/issuers/riverside', { status: 200, body: organisation });
  fake.answers.set('GET /api/v1/api-keys/current', { status: 200, body: currentKey });
});

const to = () => join(folder, 'copy');
const copy = (args: readonly string[], environment = fake.environment) =>
  runLaurel(['export-static', ...args], { environment });
const signed = () => fake.asked.filter(({ call }) => call.startsWith('POST'));

describe('laurel export-static refuses, and has no status list signed', () => {
  it.each<[string, readonly string[], string]>([
    ['without an organisation', ['--to', 'x'], '--org is missing'],
    ['without a folder', ['--org', 'riverside'], '--to is missing'],
    ['no years', ['--org', 'riverside', '--to', 'x', '--years', '0'], '--years takes a whole number from 1 to 99'],
    ['too many years', ['--org', 'riverside', '--to', 'x', '--years', '100'], '--years takes'],
    ['an operand', ['riverside', '--to', 'x'], 'one word too many'],
  ])('%s', async (_, args, words) => {
    expect(await copy(args)).toMatchObject({ code: 64, err: expect.stringContaining(words) });
    expect(fake.asked).toEqual([]);
  });

  it('an organisation that there is not', async () => {
    const { code, err } = await copy(['--org', 'nowhere', '--to', to()]);
    expect([code, err, signed()]).toEqual([1, expect.stringContaining('(not-found)'), []]);
  });

  it('the key of another organisation', async () => {
    const body = { ...currentKey, organisationId: organisationId.replace('0f', '1f') };
    fake.answers.set('GET /api/v1/api-keys/current', { status: 200, body });
    const { code, err } = await copy(['--org', 'riverside', '--to', to()]);
    expect([code, err, signed()]).toEqual([64, expect.stringContaining('The API key is not of riverside'), []]);
  });

  it('without a key, and with one that is not known', async () => {
    const none = await copy(['--org', 'riverside', '--to', to()], { LAUREL_ORIGIN: fake.origin });
    expect([none.code, none.err]).toEqual([64, expect.stringContaining('LAUREL_API_KEY is not set')]);
    fake.answers.set('GET /api/v1/api-keys/current', refusal(401, 'not-signed-in'));
    const unknown = await copy(['--org', 'riverside', '--to', to()]);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('(not-signed-in)')]);
  });

  it('a key that may not have lists signed for long: nothing but the beginning is in the folder', async () => {
    fake.answers.set(`POST /api/v1/organisations/${organisationId}/frozen-status-lists`, refusal(403, 'not-allowed'));
    const { code } = await copy(['--org', 'riverside', '--to', to()]);
    expect(code).toBe(1);
    expect(await readdir(to())).toEqual(['.unfinished-copy.json']);
  });

  it('a folder that holds something else, which stays as it was', async () => {
    await writeFile(join(folder, 'thesis.docx'), '');
    const { code, err } = await copy(['--org', 'riverside', '--to', folder]);
    expect([code, err, signed()]).toEqual([64, expect.stringContaining('holds something else'), []]);
    expect(await readdir(folder)).toContain('thesis.docx');
  });

  it('a server that cannot be reached', async () => {
    const environment = { ...fake.environment, LAUREL_ORIGIN: 'http://localhost:1' };
    const { code, err } = await copy(['--org', 'riverside', '--to', to()], environment);
    expect([code, err]).toEqual([1, expect.not.stringContaining('fault of laurel itself')]);
  });
});
