import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';

const unsigned = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
  type: ['VerifiableCredential', 'AchievementCredential'],
  name: 'IT support',
  issuer: { type: ['Profile'], name: 'Northern College' },
  validFrom: '2020-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', identityHash: 'Ada Lovelace', identityType: 'name', hashed: false }],
    achievement: {
      id: 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
      type: ['Achievement'],
      name: 'IT support fundamentals',
      description: 'Helps people with their computers.',
      criteria: { narrative: 'Passed the exam.' },
    },
  },
};
let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-files-'));
  await writeFile(path('unsigned.json'), JSON.stringify(unsigned));
});

afterAll(() => rm(folder, { recursive: true }));

async function issued(type: string, name: string, ...more: string[]): Promise<string> {
  const key = path(`${name}.jwk.json`);
  const made = await runLaurel(['keygen', '--type', type, '--output', key]);
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^did:key:z\w+\n$/) });
  const output = path(`${name}.credential`);
  const args = ['issue', '--credential', path('unsigned.json'), '--key', key, '--output', output, ...more];
  expect(await runLaurel(args)).toEqual({ code: 0, out: '', err: '' });
  return output;
}

describe('laurel on files, without a server', () => {
  it.each([
    ['Ed25519', 'eddsa-rdfc-2022'],
    ['Ed25519', 'eddsa-jcs-2022'],
    ['P-256', 'ecdsa-rdfc-2019'],
    ['P-384', 'ecdsa-jcs-2019'],
    ['P-521', 'vc+jwt'],
    ['P-256', 'vc+sd-jwt'],
    ['Ed25519', 'vc+cose'],
  ])('makes a key of %s, signs as %s, and verifies offline', async (type, form) => {
    const file = await issued(type, `${type}-${form}`, '--form', form);
    const { code, out } = await runLaurel(['verify', file, '--offline']);
    expect(out.split('\n')[0]).toBe('Valid: it is genuine, from the issuer it names, and still good.');
    expect(out).toContain('Awarded to   Ada Lovelace');
    expect(code).toBe(0);
  });

  it('keeps a key to its owner, and overwrites nothing', async () => {
    await runLaurel(['keygen', '--output', path('mine.jwk.json')]);
    expect((await stat(path('mine.jwk.json'))).mode & 0o777).toBe(0o600);
    const before = await readFile(path('mine.jwk.json'), 'utf8');
    const again = await runLaurel(['keygen', '--output', path('mine.jwk.json')]);
    expect(again).toMatchObject({ code: 64, out: '', err: expect.stringContaining('nothing is overwritten') });
    expect(await readFile(path('mine.jwk.json'), 'utf8')).toBe(before);
  });

  it('shows a part: what was not chosen is not in the copy, which verifies', async () => {
    const whole = await issued('P-256', 'selective', '--form', 'ecdsa-sd-2023', '--pointers', '/issuer,/validFrom');
    const reveal = '/type,/credentialSubject/type,/credentialSubject/achievement';
    const shown = await runLaurel(['derive', whole, '--reveal', reveal, '--output', path('shown.json')]);
    expect(shown).toEqual({ code: 0, out: '', err: '' });
    expect(await readFile(path('shown.json'), 'utf8')).not.toContain('Lovelace');
    expect(await runLaurel(['verify', path('shown.json'), '--offline'])).toMatchObject({ code: 0 });
    expect(await runLaurel(['verify', whole, '--offline'])).toMatchObject({ code: 1 });
  });

  it('explains what is inside, and says that it checked nothing', async () => {
    const file = await issued('Ed25519', 'inspected');
    const { code, out } = await runLaurel(['inspect', file]);
    expect(out).toContain('credential, data-integrity');
    expect(out).toMatch(/Signed +eddsa-rdfc-2022 by did:key:z6Mk/);
    expect(out).toContain('Nothing of this is checked');
    expect(code).toBe(0);
    expect(await runLaurel(['inspect', path('inspected.jwk.json')])).toMatchObject({ code: 1 });
  });

  it('signs nothing that a verifier would refuse', async () => {
    await runLaurel(['keygen', '--output', path('other.jwk.json')]);
    await writeFile(path('wrong.json'), JSON.stringify({ ...unsigned, undefinedTerm: 1 }));
    const args = ['issue', '--credential', path('wrong.json'), '--key', path('other.jwk.json')];
    const { code, out, err } = await runLaurel(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Nothing was signed.');
  });

  it('holds a credential to a schema, in three outcomes', async () => {
    const id = 'https://schemas.example/badge.json';
    const $schema = 'https://json-schema.org/draft/2020-12/schema';
    const credential = { ...unsigned, issuer: 'did:example:1', credentialSchema: { id, type: 'JsonSchema' } };
    await writeFile(path('with-schema.json'), JSON.stringify(credential));
    const results: string[] = [];
    for (const schema of [{ required: ['name'] }, { required: ['nothing'] }, { $ref: 'https://elsewhere.example/s' }]) {
      await writeFile(path('schema.json'), JSON.stringify({ $id: id, $schema, ...schema }));
      const args = [
        '--format',
        'JsonSchema',
        '--schema',
        path('schema.json'),
        '--credential',
        path('with-schema.json'),
      ];
      results.push(JSON.parse((await runLaurel(['validate-schema', ...args])).out).result);
    }
    expect(results).toEqual(['success', 'failure', 'indeterminate']);
  });
});
