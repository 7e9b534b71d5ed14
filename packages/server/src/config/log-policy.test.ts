import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLogPolicyFile } from './log-policy.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'laurel-log-policy-'));
afterAll(() => rm(folder, { recursive: true }));

const file = path.join(folder, 'policy');
const read = async (text: string) => {
  await writeFile(file, text);
  return readLogPolicyFile(file);
};
const log = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

test('a policy that is read is the one that counts; without a file there is none', async () => {
  expect(readLogPolicyFile(undefined)).toEqual({ policy: undefined });
  expect(await read(`log ${log}\nquorum none\n`)).toEqual({
    policy: { logs: [{ verifierKey: log }], witnesses: [], groups: [], quorum: 'none' },
  });
});

test('what is wrong with it is said by its line, and no install starts with none by mistake', async () => {
  expect(await read('')).toEqual({ fault: expect.stringContaining('there is no quorum line') });
  expect(await read(`log ${log}\nquorum w1\n`)).toEqual({ fault: expect.stringContaining('line 2') });
  expect(await read('#'.repeat(40_000))).toEqual({ fault: expect.stringContaining('shorten it') });
  expect(readLogPolicyFile(path.join(folder, 'none'))).toEqual({ fault: expect.stringContaining('ENOENT') });
});
