import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readWitnessesFile } from './witnesses.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'laurel-witnesses-'));
afterAll(() => rm(folder, { recursive: true }));

const file = path.join(folder, 'witnesses.json');
const read = async (content: unknown) => {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readWitnessesFile(file);
};
// Both are of C2SP: a key that signs notes, and the same with a time.
const plain = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const url = 'https://witness.example/submit';

describe('the witnesses that the operator names', () => {
  test('are none without a file', () => {
    expect(readWitnessesFile(undefined)).toEqual({ witnesses: [] });
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', 'witnesses', /JSON array/],
    ['no array', {}, /JSON array/],
    ['a key that signs without a time', [{ verifierKey: plain, url }], /without a time/],
    ['a key that is none', [{ verifierKey: 'example.com', url }], /JSON array/],
    ['an address that is none', [{ verifierKey: plain, url: 'witness' }], /JSON array/],
    ['what is not known', [{ verifierKey: plain, url, weight: 2 }], /JSON array/],
  ])('%s is refused in one sentence', async (_, content, fault) => {
    expect(await read(content)).toEqual({ witnesses: [], fault: expect.stringMatching(fault) });
  });

  test('a file that is not there is said to be not there', () => {
    expect(readWitnessesFile(path.join(folder, 'none.json'))).toEqual({
      witnesses: [],
      fault: expect.stringContaining('ENOENT'),
    });
  });
});
