import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './env.ts';

const DATABASE_URL = 'postgres://laurel@localhost:5432/laurel';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: string): Promise<string> {
  const file = path.join(folder, crypto.randomUUID());
  await writeFile(file, content);
  return file;
}

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig({ DATABASE_URL, ...env });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the operator’s list of known issuers', () => {
  test('is read from the file that the environment names', async () => {
    const entry = { id: 'did:web:northern.example', name: 'Northern College', listedBy: 'Registry' };
    const file = await fileOf(JSON.stringify([entry]));
    expect(readConfig({ DATABASE_URL, LAUREL_KNOWN_ISSUERS: file }).knownIssuers).toEqual([entry]);
    expect(readConfig({ DATABASE_URL, LAUREL_KNOWN_ISSUERS: '' }).knownIssuers).toEqual([]);
  });

  test('with faults stops the start, all of them named at once and beside the others', async () => {
    const file = await fileOf('[{"id":"northern.example","name":"Northern College"}]');
    expect(faultsOf({ LAUREL_KNOWN_ISSUERS: file, PORT: 'x' })).toEqual([
      'PORT: use a whole number from 0 to 65535.',
      'LAUREL_KNOWN_ISSUERS: give a JSON array of {id, name, listedBy}, each id a DID or an https address ' +
        '(entry 1: "id" must be a DID or an https address; ' +
        'entry 1: "listedBy" must be text of 1 to 200 characters in one line).',
    ]);
  });

  test.each([
    ['no JSON', 'nonsense', /give a JSON array/],
    ['too large', ' '.repeat(1_048_577), /more than 1048576 bytes; shorten it\.$/],
  ])('that is %s is refused in one sentence', async (_, content, words) => {
    const faults = faultsOf({ LAUREL_KNOWN_ISSUERS: await fileOf(content) });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^LAUREL_KNOWN_ISSUERS: [a-z].*[^.]\.$/);
    expect(faults[0]).toMatch(words);
  });

  test('that cannot be read is refused, and what stands in the variable is not repeated', () => {
    for (const LAUREL_KNOWN_ISSUERS of [path.join(folder, 'hunter2'), folder]) {
      const faults = faultsOf({ LAUREL_KNOWN_ISSUERS });
      expect(faults.join()).toMatch(/^LAUREL_KNOWN_ISSUERS: name a JSON file .+\((ENOENT|EISDIR)\)\.$/);
      expect(faults.join()).not.toContain('hunter2');
    }
  });
});
