import { describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import { signVpJwt } from '../jose/sign/sign-vp-jwt.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { everyForm } from '../testing/every-form.ts';
import { badgeOf } from '../testing/selective-world.ts';
import { suiteCases } from '../testing/suite-cases.ts';
import { testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import { claimsIn, envelopePlaces, lies, presentationOf } from '../testing/wrapped-envelopes.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' }) as const;

async function verdictOf(document: unknown): Promise<Verdict> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return verifyCredential({ text, evidence: await gatherEvidence({ text, retrieve }), now: NOW });
}

type Wrap = (signed: JsonObject, lie: JsonObject) => unknown;

const evil = ({ proof: _, ...claims }: JsonObject, lie: JsonObject): JsonObject => ({ ...claims, ...lie });
const proofIn = ({ proof }: JsonObject): JsonObject => (isJsonObject(proof) ? proof : {});

/** Where a credential with embedded proof can be put, with something else beside or around it. */
const places: Readonly<Record<string, Wrap>> = {
  'its proof under other claims': (signed, lie) => ({ ...evil(signed, lie), proof: proofIn(signed) }),
  'a second proof beside its own': (signed, lie) => ({
    ...evil(signed, lie),
    proof: [proofIn(signed), proofIn(signed)],
  }),
  'in a credential without a proof': (signed, lie) => ({ ...evil(signed, lie), verifiableCredential: [signed] }),
  'in a credential with its proof': (signed, lie) => ({
    ...evil(signed, lie),
    verifiableCredential: [signed],
    proof: proofIn(signed),
  }),
  'as the subject': (signed, lie) => ({ ...evil(signed, lie), credentialSubject: signed, proof: proofIn(signed) }),
  'with its subject doubled': (signed, lie) => ({
    ...signed,
    ...lie,
    credentialSubject: [signed.credentialSubject ?? {}, { id: 'urn:x:mallory' }],
  }),
  'with its subject doubled, the lie first': (signed, lie) => ({
    ...signed,
    ...lie,
    credentialSubject: [{ id: 'urn:x:mallory' }, signed.credentialSubject ?? {}],
  }),
  'as evidence': (signed, lie) => ({ ...evil(signed, lie), evidence: [signed], proof: proofIn(signed) }),
  'as an endorsement': (signed, lie) => ({ ...evil(signed, lie), endorsement: [signed], proof: proofIn(signed) }),
  'as a related resource': (signed, lie) => ({
    ...evil(signed, lie),
    relatedResource: [signed],
    proof: proofIn(signed),
  }),
  'inside the proof': (signed, lie) => ({ ...evil(signed, lie), proof: { ...proofIn(signed), subject: signed } }),
  'below @graph': (signed, lie) => ({ ...evil(signed, lie), '@graph': [signed], proof: proofIn(signed) }),
  'below @included': (signed, lie) => ({ ...evil(signed, lie), '@included': [signed], proof: proofIn(signed) }),
  'below @reverse': (signed, lie) => ({
    ...evil(signed, lie),
    '@reverse': { evidence: signed },
    proof: proofIn(signed),
  }),
  'with lies in its proof': (signed, lie) => ({ ...signed, proof: { ...proofIn(signed), ...lie } }),
  'with every member twice': (signed, lie) => `${JSON.stringify(signed).slice(0, -1)},${JSON.stringify(lie).slice(1)}`,
  'with every member twice, the lie first': (signed, lie) =>
    `${JSON.stringify(lie).slice(0, -1)},${JSON.stringify(signed).slice(1)}`,
  'in a presentation beside the lie': (signed, lie) =>
    presentationOf(signed, { ...evil(signed, lie), proof: proofIn(signed) }),
  'in a presentation behind the lie': (signed, lie) => presentationOf(evil(signed, lie), signed),
  'in a presentation that says more': (signed, lie) => ({ ...presentationOf(signed), ...lie }),
  'in a presentation in a presentation': (signed, lie) =>
    presentationOf({ ...presentationOf(signed), ...lie }, { ...evil(signed, lie), proof: proofIn(signed) }),
  'in a presentation with its proof': (signed, lie) => ({ ...presentationOf(signed), ...lie, proof: proofIn(signed) }),
  'in a credential that is a presentation too': (signed, lie) => ({
    ...evil(signed, lie),
    type: ['VerifiableCredential', 'VerifiablePresentation'],
    verifiableCredential: [signed],
    proof: proofIn(signed),
  }),
};

/** What can be done with the three parts of a token. */
const tokenPlaces: Readonly<Record<string, (token: string, claims: JsonObject, lie: JsonObject) => unknown>> = {
  'a second payload behind the first': (token, _, lie) => {
    const [header, , signature] = token.split('.');
    return `${token}.${header}.${btoa(JSON.stringify(lie)).replaceAll('=', '')}.${signature}`;
  },
  'the signature over another payload': (token, claims, lie) => {
    const [header, , signature] = token.split('.');
    const payload = new TextEncoder().encode(JSON.stringify({ ...claims, ...lie }));
    return `${header}.${btoa(String.fromCharCode(...payload))
      .replaceAll('=', '')
      .replaceAll('+', '-')
      .replaceAll('/', '_')}.${signature}`;
  },
};

describe('A03 whatever is put around a signed credential, only what it says itself is shown', () => {
  let tried = 0;
  let shown = 0;

  test.each(suiteCases)('%s with %s', async (name, type) => {
    const key = await testKey(51, type);
    const form = everyForm.find((it) => it.name === name);
    const signed: JsonObject = JSON.parse(String(await form?.secure(badgeOf(key), key)));
    const genuine = await verdictOf(signed);
    expect([genuine.outcome, genuine.credential?.subject.name]).toEqual(['valid', 'Ayşe Ünal']);
    for (const [place, wrap] of Object.entries(places)) {
      for (const lie of lies) await tell(`${name}: ${place}`, await verdictOf(wrap(signed, lie)), genuine);
    }
  });

  test.each(['vc+jwt', 'badge jwt', 'vc+sd-jwt'])('%s', async (name) => {
    const key = await testKey(51);
    const token = String(await everyForm.find((form) => form.name === name)?.secure(badgeOf(key), key));
    const genuine = await verdictOf(token);
    expect(genuine.outcome).toBe('valid');
    for (const [place, wrap] of Object.entries({ ...envelopePlaces, ...tokenPlaces })) {
      for (const lie of lies) await tell(`${name}: ${place}`, await verdictOf(wrap(token, badgeOf(key), lie)), genuine);
    }
  });

  test('in a presentation that the holder signed, beside a lie that nobody did', async () => {
    const [issuer, holder] = [await testKey(51), await testKey(52, 'P-256')];
    const token = String(await everyForm.find(({ name }) => name === 'vc+jwt')?.secure(badgeOf(issuer), issuer));
    const genuine = await verdictOf(token);
    for (const lie of lies) {
      for (const contents of [
        [envelopVc(token), { ...badgeOf(issuer), ...lie }],
        [{ ...badgeOf(issuer), ...lie }, envelopVc(token)],
        [{ ...envelopVc(token), ...lie }],
      ]) {
        const vp = { ...presentationOf(...contents), holder: holder.did };
        const signing = { signingKey: holder, kid: holder.keyId };
        const verdict = await signVpJwt({ presentation: vp, ...signing }).then(verdictOf, refusedByOurselves);
        if (verdict !== undefined) await tell('vp+jwt', verdict, genuine);
      }
    }
  });

  test('that was more than three hundred cases', () => {
    process.stdout.write(`  A03: ${tried} cases, ${shown} of them show the genuine claims, none any other\n`);
    expect(tried).toBeGreaterThan(600);
    expect(shown).toBeGreaterThan(20);
  });

  async function tell(name: string, verdict: Verdict, genuine: Verdict) {
    tried++;
    const claims = claimsIn(verdict);
    if (claims.length > 0) shown++;
    for (const each of claims) expect(each, name).toEqual(genuine.credential);
    // A lie that is told beside the genuine one makes the whole not valid; a presentation that only carries it may be.
    if (verdict.kind !== 'presentation') expect(verdict.outcome, name).not.toBe('valid');
    else if (verdict.outcome === 'valid') expect(claims.length, name).toBe(verdict.contents.length);
  }
});

function refusedByOurselves(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined;
  throw error;
}
