import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bbsSigningKey,
  commitHolderSecrets,
  deriveCredential,
  encodePublicKeyMultibase,
  signCredential,
} from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';

const random = (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length));
const verifierId = 'https://verifier.example/';
let folder: string;
let credential: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-pseudonym-'));
  const signingKey = bbsSigningKey(new Uint8Array(32).fill(7));
  const multibase = encodePublicKeyMultibase(signingKey.publicKey.type, signingKey.publicKey.bytes);
  const issuer = `did:key:${multibase}`;
  const { commitment, secrets } = commitHolderSecrets({ proverNym: random(32), random });
  const base = await signCredential({
    credential: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer,
      name: 'A library card',
      credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11' },
    },
    verificationMethod: `${issuer}#${multibase}`,
    created: new Date('2026-11-01T09:00:00Z'),
    signingKey,
    cryptosuite: 'bbs-2023',
    mandatoryPointers: ['/issuer'],
    random,
    holderCommitment: commitment,
  });
  const deriving = { credential: base, selectivePointers: ['/name', '/credentialSubject'], random };
  const shown = await deriveCredential({ ...deriving, holderSecrets: secrets, verifierId });
  credential = join(folder, 'credential.json');
  await writeFile(credential, JSON.stringify(shown));
});

afterAll(() => rm(folder, { recursive: true }));

describe('laurel verify of a credential that is shown under a pseudonym', () => {
  it('says the pseudonym to the verifier that it is for', async () => {
    const { code, out } = await runLaurel(['verify', credential, '--offline', '--json', '--verifier', verifierId]);
    expect(JSON.parse(out).technical.proofs).toMatchObject([
      { holderFeature: 'pseudonym', pseudonym: expect.stringMatching(/^[0-9a-f]{96}$/) },
    ]);
    expect(code).toBe(0);
  });

  it('cannot check it where nobody says who verifies, and is not taken in by who is another', async () => {
    const { code, out } = await runLaurel(['verify', credential, '--offline']);
    expect(out).toContain('say for whom the holder showed it');
    expect(code).toBe(2);
    const other = await runLaurel(['verify', credential, '--offline', '--verifier', 'https://other.example/']);
    expect(other.out).toMatch(/^Not valid: /);
    expect(other.code).toBe(1);
  });
});
