import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type CredentialErrorCode,
  decodePublicKeyMultibase,
  gatherEvidence,
  jcs,
  type Proof,
  parseJson,
  type SecuredDocument,
  signCredential,
  type UnsignedCredential,
  verifyCredential,
  verifyProofs,
} from '@laurel/credential';
import { describe, expect, test } from 'vitest';
import { makeVectors } from '../../vectors/regenerate.ts';

interface File<Input, Expected> {
  readonly cases: readonly { readonly name: string; readonly input: Input; readonly expected: Expected }[];
}

const read = (name: string) => readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8');

const signing: File<
  {
    credential: UnsignedCredential;
    cryptosuite: string;
    privateSeed: string;
    verificationMethod: string;
    created: string;
  },
  { text: string }
> = JSON.parse(read('sign-credential.json'));

const verdicts: File<
  { text: string; now: string; answers: Record<string, string> },
  { outcome: string; check: readonly [string, string, string] }
> = JSON.parse(read('verdicts.json'));

const proofs: File<
  { document: SecuredDocument; keys: Record<string, string> },
  { verified: boolean; code?: CredentialErrorCode }
> = JSON.parse(read('proofs.json'));

const canonical: File<{ json: string }, { text?: string; code?: CredentialErrorCode }> = JSON.parse(read('jcs.json'));

test('our vectors are what the code makes today, but for white space', async () => {
  const compact = (text: string) => JSON.stringify(JSON.parse(text));
  const files = await makeVectors();
  expect(files.size).toBe(4);
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

describe('proof vectors', () => {
  test.each(proofs.cases)('$name', async ({ input: { document, keys }, expected }) => {
    const keyOf = ({ verificationMethod }: Proof) => decodePublicKeyMultibase(keys[verificationMethod] ?? '');
    const verifying = verifyProofs({ document, keyOf });
    if (expected.code === undefined) expect((await verifying).verified).toBe(expected.verified);
    else await expect(verifying).rejects.toMatchObject({ code: expected.code });
  });

  test('some are right and more are wrong', () => {
    const right = proofs.cases.filter(({ expected }) => expected.verified).length;
    expect([right, proofs.cases.length - right]).toEqual([13, 53]);
  });
});

describe('vectors of canonical JSON', () => {
  test.each(canonical.cases)('$name', ({ input: { json }, expected }) => {
    if (expected.code === undefined) expect(jcs(parseJson(json))).toBe(expected.text);
    else expect(() => jcs(parseJson(json))).toThrow(expected.code);
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
