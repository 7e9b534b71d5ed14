import { beforeAll, describe, expect, test } from 'vitest';
import type { SigningKey } from '../key/signing-key.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { award, DID, NOW, TestWorld } from '../testing/test-world.ts';
import { signCredential } from './sign-credential.ts';

let world: TestWorld;
const good = buildAchievementCredential(award);

beforeAll(async () => {
  world = await TestWorld.create();
});

/** What a caller without types could pass. */
const having = (changes: object) => ({ ...good, ...changes }) as unknown as UnsignedCredential;

describe('nothing is signed that our own verifier would refuse', () => {
  test.each<[string, object, string]>([
    ['an undefined term', { madeUp: 1 }, 'credential.term-undefined'],
    ['an undefined type', { type: [...good.type, 'MadeUp'] }, 'credential.identifier-relative'],
    ['an inline context', { '@context': [...good['@context'], {}] }, 'credential.context-inline'],
    ['an unknown context', { '@context': [...good['@context'], 'https://x.example/'] }, 'credential.context-unknown'],
    ['a relative id', { id: 'credentials/1' }, 'credential.identifier-relative'],
    ['a date without a zone', { validFrom: '2026-11-01T09:00:00' }, 'credential.malformed'],
    ['a day that does not exist', { validFrom: '2026-02-30T09:00:00Z' }, 'credential.malformed'],
    ['an end before the beginning', { validUntil: '2026-10-31T09:00:00Z' }, 'credential.malformed'],
    ['no achievement', { credentialSubject: { type: ['AchievementSubject'] } }, 'credential.malformed'],
    [
      'two subjects',
      { credentialSubject: [good.credentialSubject, { type: ['AchievementSubject'] }] },
      'credential.malformed',
    ],
    ['a proof', { proof: { type: 'DataIntegrityProof' } }, 'credential.malformed'],
    ['half a character', { name: 'x\ud800' }, 'json.lone-surrogate'],
    ['a null', { name: null }, 'credential.ambiguous'],
  ])('%s', async (_, changes, code) => {
    let asked = 0;
    const sign = async (bytes: Uint8Array) => {
      asked++;
      return world.key.sign(bytes);
    };
    const input = {
      credential: having(changes),
      verificationMethod: world.keyId,
      created: NOW,
      signingKey: { ...world.key, sign },
    };
    await expect(signCredential(input)).rejects.toThrow(code);
    expect(asked).toBe(0);
  });

  test('A01 an issuer who does not own the key', async () => {
    const other = { credential: having({ issuer: 'did:web:other.example' }), created: NOW, signingKey: world.key };
    await expect(signCredential({ ...other, verificationMethod: world.keyId })).rejects.toThrow('proof.malformed');
    await expect(signCredential({ ...other, credential: good, verificationMethod: DID })).rejects.toThrow(
      'proof.malformed',
    );
  });
});

describe('a signer that fails', () => {
  const input = () => ({ credential: good, verificationMethod: world.keyId, created: NOW });

  test('keeps its cause', async () => {
    const cause = new Error('the key is locked');
    const signingKey: SigningKey = { type: 'Ed25519', sign: () => Promise.reject(cause) };
    const signing = signCredential({ ...input(), signingKey });
    await expect(signing).rejects.toMatchObject({ code: 'proof.signer-failed', cause });
  });

  test.each([0, 63, 65])('with %i bytes is no signer', async (length) => {
    const signingKey: SigningKey = { type: 'Ed25519', sign: async () => new Uint8Array(length) };
    const signing = signCredential({ ...input(), signingKey });
    await expect(signing).rejects.toThrow('proof.signer-failed');
  });
});

test('the same award, key and time give the same text', async () => {
  const [one, two] = await Promise.all([world.issue(), world.issue()]);
  expect(JSON.stringify(one)).toBe(JSON.stringify(two));
});
