import { base64, base64urlnopad } from '@scure/base';

const BADGE_HOME = 'https://badges.example';

/** The documents of an issuer of Open Badges 2.0, as it publishes them. */
export const badgeIssuer = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Profile',
  id: `${BADGE_HOME}/issuer.json`,
  name: 'Northern College',
  url: BADGE_HOME,
};

export const badgeClass = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'BadgeClass',
  id: `${BADGE_HOME}/class.json`,
  name: 'Safe passwords',
  description: 'Keeps accounts safe.',
  image: `${BADGE_HOME}/class.png`,
  criteria: { narrative: 'Passed a quiz.' },
  issuer: badgeIssuer.id,
};

export const hostedAssertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${BADGE_HOME}/assertions/1.json`,
  recipient: { type: 'email', hashed: false, identity: 'ada@learner.example' },
  badge: badgeClass.id,
  verification: { type: 'HostedBadge' },
  issuedOn: '2025-01-01T00:00:00Z',
};

/** What an address answers with. */
export type BadgeWeb = Readonly<Record<string, object>>;

export const badgeWeb: BadgeWeb = {
  [badgeIssuer.id]: badgeIssuer,
  [badgeClass.id]: badgeClass,
  [hostedAssertion.id]: hostedAssertion,
};

/** Where the issuer publishes the key of its signed badges. */
export const BADGE_KEY_ID = `${BADGE_HOME}/key.json`;

const { subtle } = globalThis.crypto;

/** A key as Open Badges 2.0 knows them: RSA, and new each time. */
export function badgeKeys(): Promise<CryptoKeyPair> {
  const publicExponent = new Uint8Array([1, 0, 1]);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent };
  return subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** What an issuer publishes that signs with this key, and that revoked the badge `urn:uuid:2`. */
export async function webOfSigner({ publicKey }: CryptoKeyPair): Promise<BadgeWeb> {
  const der = new Uint8Array(await subtle.exportKey('spki', publicKey));
  const publicKeyPem = `-----BEGIN PUBLIC KEY-----\n${base64.encode(der)}\n-----END PUBLIC KEY-----`;
  const key = { type: 'CryptographicKey', id: BADGE_KEY_ID, owner: badgeIssuer.id, publicKeyPem };
  const revocationList = `${BADGE_HOME}/revoked.json`;
  const profile = { ...badgeIssuer, publicKey: BADGE_KEY_ID, revocationList };
  const list = { type: 'RevocationList', id: revocationList, revokedAssertions: ['urn:uuid:2'] };
  return { ...badgeWeb, [badgeIssuer.id]: profile, [BADGE_KEY_ID]: key, [revocationList]: list };
}

/** A badge that is verified by its signature. */
export async function signBadge(
  { privateKey }: CryptoKeyPair,
  id = 'urn:uuid:1',
  creator = BADGE_KEY_ID,
): Promise<string> {
  const payload = { ...hostedAssertion, id, verification: { type: 'SignedBadge', creator } };
  const part = (json: object) => base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(json)));
  const input = `${part({ alg: 'RS256' })}.${part(payload)}`;
  const signature = await subtle.sign('RSASSA-PKCS1-v1_5', privateKey, new TextEncoder().encode(input));
  return `${input}.${base64urlnopad.encode(new Uint8Array(signature))}`;
}
