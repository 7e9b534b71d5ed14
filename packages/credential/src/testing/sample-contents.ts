import { base64urlnopad } from '@scure/base';

const encode = (value: unknown) => base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(value)));

/** A credential's JSON as somebody wrote it: with a line end, a second name for a letter, and the end mark of CDATA. */
export const jsonContent = `{
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "issuer": "did:web:issuer.example",
  "name": "Ünal's \\u0041 ]]> <badge> \\"&amp;\\" 🏅",
  "credentialSubject": { "type": "AchievementSubject" }
}`;

export const presentationContent = JSON.stringify({ type: 'VerifiablePresentation', verifiableCredential: [{ a: 1 }] });

/** An Assertion of Open Badges 2.0. */
export const assertionContent = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://issuer.example/assertions/1',
  badge: 'https://issuer.example/badges/1',
  recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
});

export const jwsContent = [
  encode({ alg: 'EdDSA', typ: 'vc+jwt' }),
  encode({ issuer: 'did:web:a.example' }),
  'c2ln',
].join('.');
export const presentationJws = [encode({ alg: 'EdDSA' }), encode({ vp: {} }), 'c2ln'].join('.');
export const assertionJws = [encode({ alg: 'RS256' }), encode({ type: 'Assertion', id: 'urn:1' }), 'c2ln'].join('.');
export const sdJwtContent = `${[encode({ alg: 'ES256', typ: 'dc+sd-jwt' }), encode({ vct: 'https://a.example/v' }), 'c2ln'].join('.')}~${encode(['salt', 'name', 'Ünal'])}~`;
export const boundSdJwtContent = `${sdJwtContent}${[encode({ alg: 'ES256', typ: 'kb+jwt' }), encode({ nonce: 'n' }), 'c2ln'].join('.')}`;

/** Tag 18, an array of four: protected header, unprotected header, payload, signature. */
export const coseContent = Uint8Array.of(
  0xd2,
  0x84,
  0x43,
  0xa1,
  0x01,
  0x26,
  0xa0,
  0x42,
  0x7b,
  0x7d,
  0x58,
  0x20,
  ...new Uint8Array(32).fill(7),
);
