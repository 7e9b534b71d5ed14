import { beforeAll, describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import { issueSdJwt } from '../jose/sd-jwt/issue-sd-jwt.ts';
import { presentSdJwt } from '../jose/sd-jwt/present-sd-jwt.ts';
import { signVpJwt } from '../jose/sign/sign-vp-jwt.ts';
import { AUDIENCE, countingRandom, NONCE, sampleTokens } from '../testing/jose-samples.ts';
import { badgeWeb, hostedAssertion } from '../testing/open-badge-2.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { type VerificationPolicy, verifyCredential } from './verify-credential.ts';

const request = { domain: AUDIENCE, challenge: NONCE };
let world: TestWorld;
let issuer: TestKey;
let holder: TestKey;
let sdJwt: string;

beforeAll(async () => {
  world = await TestWorld.create();
  issuer = await testKey(81);
  holder = await testKey(60, 'P-256');
  sdJwt = await issueSdJwt({
    type: 'dc+sd-jwt',
    payload: { iss: issuer.did, vct: 'https://college.example/it-support', iat: 1_795_000_000, name: 'Ayşe' },
    disclosable: ['/name'],
    kid: issuer.keyId,
    signingKey: issuer,
    holderKey: holder.publicKey,
    random: countingRandom(),
  });
});

async function verdictOf(text: Content, policy: VerificationPolicy = { request }) {
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  return verifyCredential({ text, evidence, now: NOW, policy });
}

const bound = (changes: object = {}) =>
  presentSdJwt({
    sdJwt,
    reveal: ['/name'],
    keyBinding: { signingKey: holder, audience: AUDIENCE, nonce: NONCE, now: NOW, ...changes },
  });

describe('A11 A14 who asked to be shown something', () => {
  test('takes an SD-JWT with the key binding for this question', async () => {
    expect((await verdictOf(await bound())).outcome).toBe('valid');
  });

  test.each<[string, string, () => Promise<string>]>([
    ['without a key binding', 'binding.missing', async () => sdJwt],
    ['for another question', 'proof.challenge-wrong', () => bound({ nonce: 'n-other' })],
    ['for another verifier', 'proof.domain-wrong', () => bound({ audience: 'https://evil.example' })],
    ['of long ago', 'binding.too-old', () => bound({ now: new Date(NOW.getTime() - 3_600_000) })],
  ])('does not take an SD-JWT %s, which is valid where nobody asked', async (_, code, make) => {
    const text = await make();
    const verdict = await verdictOf(text);
    expect([verdict.outcome, reasonOf(verdict, 'proof')]).toEqual(['not-valid', `fail ${code}`]);
    expect((await verdictOf(text, {})).outcome).toBe('valid');
  });

  test('does not take a credential by itself, whatever it is secured by', async () => {
    for (const [url, body] of Object.entries(badgeWeb)) world.published.set(url, JSON.stringify(body));
    const tokens = await sampleTokens(issuer);
    const alone: Content[] = [
      JSON.stringify(await world.issue({ ...award, status: undefined })),
      JSON.stringify(hostedAssertion),
      ...['vc+jwt', 'vc+cose', 'vc-jwt-1.1', 'open-badges-3.0-jwt'].map((name) => tokens[name] ?? ''),
    ];
    for (const text of alone) {
      expect((await verdictOf(text, {})).outcome).toBe('valid');
      const verdict = await verdictOf(text);
      expect([verdict.outcome, reasonOf(verdict, 'proof')]).toEqual(['not-valid', 'fail binding.missing']);
      // It is genuine, and nobody has shown that it is theirs.
      expect(verdict.signature).toBe('pass');
    }
  });

  test('takes the same credential in a presentation that answers the question', async () => {
    const { 'vc+jwt': token = '' } = await sampleTokens(issuer);
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: [envelopVc(String(token))],
    };
    const signing = { signingKey: holder, kid: holder.keyId, audience: AUDIENCE, nonce: NONCE };
    expect((await verdictOf(await signVpJwt({ presentation, ...signing }))).outcome).toBe('valid');
  });
});
