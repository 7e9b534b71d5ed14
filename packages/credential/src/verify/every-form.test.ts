import { beforeAll, describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import { signVpJwt } from '../jose/sign/sign-vp-jwt.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { everyForm } from '../testing/every-form.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { type VerificationPolicy, verifyCredential } from './verify-credential.ts';

const cases = everyForm.flatMap((form) => form.keys.map((type) => [form.name, type, form] as const));
let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.create();
});

async function verdictOf(text: Content, policy: VerificationPolicy = {}): Promise<Verdict> {
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  return verifyCredential({ text, evidence, now: NOW, policy });
}

function awardOf(issuer: string) {
  const { status: _, ...rest } = award;
  return buildAchievementCredential({ ...rest, issuer: { ...award.issuer, id: issuer } });
}

describe('one award in every form', () => {
  test.each(cases)('%s with %s is valid, and says the same', async (_name, type, form) => {
    const key = await testKey(31, type);
    const credential = awardOf(key.did);
    const verdict = await verdictOf(await form.secure(credential, key));
    expect([verdict.sentence, verdict.checks.filter(({ outcome }) => outcome === 'fail')]).toEqual([
      'Valid: it is genuine, from the issuer it names, and still good.',
      [],
    ]);
    expect(verdict.credential).toMatchObject({
      id: award.credentialUrl,
      issuer: { id: key.did, name: 'Northern College' },
      subject: { name: 'Ayşe Ünal' },
      achievement: { name: 'IT Support Fundamentals' },
      results: [{ value: '85' }],
    });
  });

  test.each(cases)(
    'A01 %s by a key of %s that is not the issuer’s is not valid, and shows nothing',
    async (_n, type, form) => {
      const [issuer, thief] = [await testKey(31, type), await testKey(32, type)];
      // The signer's own rule is passed by naming the thief's key as if it were the issuer's.
      const forged = await form
        .secure(awardOf(issuer.did), { ...thief, keyId: issuer.keyId, did: issuer.did })
        .then((content) => verdictOf(content));
      expect(forged.outcome).toBe('not-valid');
      expect(reasonOf(forged, 'proof')).toBe('fail proof.signature-wrong');
      expect(forged.credential).toBeUndefined();
    },
  );

  test('a form is named in the verdict', async () => {
    const key = await testKey(31);
    const forms = await Promise.all(
      everyForm
        .filter(({ keys }) => keys.includes('Ed25519'))
        .map(async (form) => (await verdictOf(await form.secure(awardOf(key.did), key))).technical.form),
    );
    expect(new Set(forms)).toEqual(new Set(['data-integrity', 'vc+jwt', 'vc+sd-jwt', 'vc+cose']));
  });
});

describe('a presentation as a token', () => {
  const request = { domain: 'https://employer.example', challenge: 'n-41' };
  let holder: TestKey;
  let issuer: TestKey;

  beforeAll(async () => {
    holder = await testKey(41, 'P-256');
    issuer = await testKey(42);
  });

  async function present(nonce: string | undefined): Promise<string> {
    const jwt = everyForm.find(({ name }) => name === 'vc+jwt');
    const enveloped = envelopVc((await jwt?.secure(awardOf(issuer.did), issuer)) ?? '');
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: [enveloped],
    };
    return signVpJwt({ presentation, signingKey: holder, kid: holder.keyId, audience: request.domain, nonce });
  }

  test('is valid for whoever asked', async () => {
    const verdict = await verdictOf(await present(request.challenge), { request });
    expect([verdict.outcome, verdict.kind, verdict.contents[0]?.credential?.subject.name]).toEqual([
      'valid',
      'presentation',
      'Ayşe Ünal',
    ]);
  });

  test('A11 is not valid for another question, or for another verifier', async () => {
    for (const other of [
      { ...request, challenge: 'n-42' },
      { ...request, domain: 'https://evil.example' },
    ]) {
      expect((await verdictOf(await present(request.challenge), { request: other })).outcome).toBe('not-valid');
    }
    expect((await verdictOf(await present(undefined), { request })).outcome).toBe('not-valid');
  });
});
