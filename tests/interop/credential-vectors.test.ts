import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gatherEvidence, signCredential, type UnsignedCredential, verifyCredential } from '@laurel/credential';
import { describe, expect, test } from 'vitest';
import { makeVectors } from '../../vectors/regenerate.ts';

interface File<Input, Expected> {
  readonly cases: readonly { readonly name: string; readonly input: Input; readonly expected: Expected }[];
}

const read = (name: string) => readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8');

const signing: File<
  { credential: UnsignedCredential; privateSeed: string; verificationMethod: string; created: string },
  { text: string }
> = JSON.parse(read('sign-credential.json'));

const verdicts: File<
  { text: string; now: string; answers: Record<string, string> },
  { outcome: string; check: readonly [string, string, string] }
> = JSON.parse(read('verdicts.json'));

test('our vectors are what the code makes today, but for white space', async () => {
  const compact = (text: string) => JSON.stringify(JSON.parse(text));
  const files = await makeVectors();
  expect(files.size).toBe(2);
  for (const [name, text] of files) expect(compact(text)).toBe(compact(read(name)));
});

describe('signing vectors', () => {
  test.each(signing.cases)('$name', async ({ input: { credential, privateSeed, ...input }, expected }) => {
    const der = Buffer.from(`302e020100300506032b657004220420${privateSeed}`, 'hex');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const created = new Date(input.created);
    const secured = await signCredential({
      ...input,
      credential,
      created,
      signingKey: { type: 'Ed25519', sign: async (bytes) => sign(null, bytes, key) },
    });
    expect(JSON.stringify(secured)).toBe(expected.text);
  });
});

describe('verdict vectors', () => {
  test.each(verdicts.cases)('$name', async ({ input: { text, answers, now }, expected }) => {
    const fetchedAt = new Date(now);
    const evidence = await gatherEvidence({
      text,
      retrieve: async (url) => {
        const body = answers[url];
        return body === undefined ? { ok: false, reasonCode: 'retrieval.offline' } : { ok: true, body, fetchedAt };
      },
    });
    const verdict = await verifyCredential({ text, evidence, now: fetchedAt });
    const [name, ...rest] = expected.check;
    const check = verdict.checks.find((entry) => entry.name === name);
    expect([verdict.outcome, check?.outcome, check?.reasonCode]).toEqual([expected.outcome, ...rest]);
  });
});
