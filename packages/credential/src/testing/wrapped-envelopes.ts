import { envelopVc } from '../jose/envelop-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { Content } from '../verify/content.ts';
import type { Verdict } from '../verify/result.ts';
import type { CredentialSummary } from '../verify/summary.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';

/** What somebody would like the issuer to have said. */
export const lies: readonly JsonObject[] = [
  { name: 'Doctor of Medicine' },
  { credentialSubject: { id: 'urn:x:mallory', type: ['AchievementSubject'], name: 'Mallory' } },
  { validUntil: '2099-01-01T00:00:00Z' },
  { id: 'https://issuer.example/credentials/other' },
];

/** Every set of claims that a page could show of a verdict, however deep. */
export function claimsIn({ credential, contents }: Verdict): CredentialSummary[] {
  return [...(credential === undefined ? [] : [credential]), ...contents.flatMap(claimsIn)];
}

/** A presentation that nobody signed. */
export const presentationOf = (...verifiableCredential: JsonObject[]): JsonObject => ({
  '@context': [V2],
  type: ['VerifiablePresentation'],
  verifiableCredential,
});

/** Where the envelope of a secured credential can be put, with a lie beside or around it. */
export const envelopePlaces: Readonly<
  Record<string, (secured: Content, claims: JsonObject, lie: JsonObject) => JsonObject>
> = {
  'an envelope that says more': (secured, _, lie) => ({ ...envelopVc(secured), ...lie }),
  'an envelope that is a credential too': (secured, claims, lie) => ({
    ...claims,
    ...lie,
    ...envelopVc(secured),
    type: ['EnvelopedVerifiableCredential', 'VerifiableCredential'],
  }),
  'a presentation beside the lie': (secured, claims, lie) => presentationOf(envelopVc(secured), { ...claims, ...lie }),
  'a presentation behind the lie': (secured, claims, lie) => presentationOf({ ...claims, ...lie }, envelopVc(secured)),
  'an envelope that says more in a presentation': (secured, _, lie) =>
    presentationOf({ ...envelopVc(secured), ...lie }),
  'two envelopes in one': (secured, _, lie) =>
    presentationOf({ ...envelopVc(secured), ...lie, verifiableCredential: [envelopVc(secured)] }),
  'the subject of the lie': (secured, claims, lie) => ({ ...claims, ...lie, credentialSubject: envelopVc(secured) }),
  'the proof of the lie': (secured, claims, lie) => {
    const proofValue = typeof secured === 'string' ? secured : btoa(String.fromCharCode(...secured));
    return {
      ...claims,
      ...lie,
      proof: { type: 'DataIntegrityProof', proofPurpose: 'assertionMethod', proofValue },
    };
  },
};
