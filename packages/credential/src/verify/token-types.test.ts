import { beforeAll, describe, expect, test } from 'vitest';
import { AUDIENCE, NONCE, sampleTokens } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const request = { domain: AUDIENCE, challenge: NONCE };

/** What each token is. Everything else that the samples hold is no document at all, or one that shows nothing. */
const KINDS: Readonly<Record<string, Verdict['kind']>> = {
  'vc+jwt': 'credential',
  'open-badges-3.0-jwt': 'credential',
  'vc+sd-jwt': 'credential',
  'vc+cose': 'credential',
  'dc+sd-jwt': 'credential',
  'vc-jwt-1.1': 'credential',
  'vp+jwt': 'presentation',
  'vp+sd-jwt': 'presentation',
  'vp+cose': 'presentation',
};
const MEDIA_TYPES = ['vc+jwt', 'vp+jwt', 'vc+sd-jwt', 'vp+sd-jwt', 'dc+sd-jwt', 'vc+cose', 'vp+cose', 'jwt', 'at+jwt'];

let world: TestWorld;
let key: TestKey;
let tokens: Awaited<ReturnType<typeof sampleTokens>>;

beforeAll(async () => {
  world = await TestWorld.create();
  key = await testKey(81);
  tokens = await sampleTokens(key);
});

async function verdictOf(text: Content): Promise<Verdict> {
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  return verifyCredential({ text, evidence, now: NOW, policy: { request } });
}

/** Whether a signature was found to be right, whatever else may be wrong; nothing is shown without that. */
function isTaken(verdict: Verdict): boolean {
  return (
    verdict.outcome === 'valid' ||
    verdict.credential !== undefined ||
    reasonOf(verdict, 'proof') === 'pass proof.genuine'
  );
}

const dataUrl = (mediaType: string, content: Content) =>
  typeof content === 'string'
    ? `data:application/${mediaType},${content}`
    : `data:application/${mediaType};base64,${btoa(String.fromCharCode(...content))}`;

describe('A08 a token of one kind is not taken for one of another', () => {
  test('each is what it is, or nothing', async () => {
    for (const [name, token] of Object.entries(tokens)) {
      const { kind, outcome } = await verdictOf(token);
      if (name === 'open-badges-2.0-jws') expect([name, outcome]).toEqual([name, 'could-not-be-checked']);
      else expect([name, kind]).toEqual([name, KINDS[name]]);
      if (KINDS[name] === undefined) expect([name, outcome]).not.toEqual([name, 'valid']);
    }
  });

  test('in an envelope for credentials only credentials, in one for presentations only presentations', async () => {
    const types = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'];
    const cases = types.flatMap((type) =>
      MEDIA_TYPES.flatMap((mediaType) => Object.keys(tokens).map((name) => ({ type, mediaType, name }))),
    );
    const valid: string[] = [];
    for (const { type, mediaType, name } of cases) {
      const envelope = { '@context': [V2], id: dataUrl(mediaType, tokens[name] ?? ''), type };
      if (!isTaken(await verdictOf(JSON.stringify(envelope)))) continue;
      valid.push(`${name} as ${mediaType} in ${type}`);
      expect(type.toLowerCase(), valid.at(-1)).toBe(`envelopedverifiable${KINDS[name]}`);
    }
    const tried = cases.length;
    process.stdout.write(`  A08: ${tried} tokens in envelopes, ${valid.length} of them where they belong\n`);
    expect(tried).toBe(2 * MEDIA_TYPES.length * 18);
    expect(valid).toContain('vc+jwt as vc+jwt in EnvelopedVerifiableCredential');
    expect(valid).toContain('vp+jwt as vp+jwt in EnvelopedVerifiablePresentation');
    expect(valid.filter((it) => it.includes('as vp+jwt in EnvelopedVerifiableC'))).toEqual([]);
    expect(valid.filter((it) => it.includes('as at+jwt'))).toEqual([]);
  });

  test('inside a presentation only credentials show claims', async () => {
    for (const [name, token] of Object.entries(tokens)) {
      const envelope = { '@context': [V2], id: dataUrl('vc+jwt', token), type: 'EnvelopedVerifiableCredential' };
      const presentation = { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential: [envelope] };
      const [inside] = (await verdictOf(JSON.stringify(presentation))).contents;
      if (inside !== undefined && isTaken(inside)) expect(KINDS[name], name).toBe('credential');
    }
  });

  test('none is taken for a status list', async () => {
    const credential = await world.issue();
    expect(reasonOf(await world.verify(credential), 'status')).toBe('pass status.good');
    for (const [name, token] of Object.entries(tokens)) {
      const other = await TestWorld.create();
      other.published.set(LIST_URL, typeof token === 'string' ? token : dataUrl('vc+cose', token));
      const verdict = await other.verify(credential);
      expect([name, verdict.outcome]).toEqual([name, 'could-not-be-checked']);
      expect(reasonOf(verdict, 'status'), name).toMatch(/^unknown status\.list-/);
    }
  });

  test('none is taken for a DID document', async () => {
    const credential = await world.issue();
    for (const [name, token] of Object.entries(tokens)) {
      const other = await TestWorld.create();
      const body = typeof token === 'string' ? token : dataUrl('vc+cose', token);
      other.published.set('https://issuer.example/orgs/north/did.json', body);
      const { outcome, credential: shown } = await other.verify(credential);
      expect([name, outcome, shown]).toEqual([name, 'could-not-be-checked', undefined]);
    }
  });
});
