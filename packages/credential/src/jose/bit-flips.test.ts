import { beforeAll, expect, test } from 'vitest';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { AUDIENCE, countingRandom, JOSE_NOW, NONCE } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { openEnvelope } from './open-envelope.ts';
import { presentSdJwt } from './sd-jwt/present-sd-jwt.ts';
import { signVcCose } from './sign/sign-vc-cose.ts';
import { signVcJwt } from './sign/sign-vc-jwt.ts';
import { signVcSdJwt } from './sign/sign-vc-sd-jwt.ts';

let issuer: TestKey;
let holder: TestKey;

beforeAll(async () => {
  [issuer, holder] = [await testKey(121), await testKey(122, 'P-256')];
});

const credential = () => ({
  '@context': [CREDENTIALS_V2],
  type: ['VerifiableCredential'],
  issuer: issuer.did,
  name: 'Ayşe',
  description: 'IT',
  credentialSubject: { id: 'did:example:learner' },
});

/** True if the bytes are still taken for what the issuer (and the holder) signed. */
async function isAccepted(bytes: Uint8Array, bound: boolean): Promise<boolean> {
  try {
    const verified = await openEnvelope(bytes).verify(issuer.publicKey);
    if (verified === undefined) return false;
    return !bound || (await verified.checkBinding({ audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW })).bound;
  } catch {
    return false;
  }
}

async function acceptedFlips(bytes: Uint8Array, bound = false): Promise<number[]> {
  expect(await isAccepted(bytes, bound)).toBe(true);
  const accepted: number[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (await isAccepted(flipped, bound)) accepted.push(bit);
  }
  process.stdout.write(`  A16: ${bytes.length * 8} bits, ${accepted.length} accepted\n`);
  return accepted;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test('A16 one flipped bit anywhere in a vc+jwt is refused', async () => {
  const token = await signVcJwt({ credential: credential(), signingKey: issuer, kid: issuer.keyId });
  expect(await acceptedFlips(utf8(token))).toEqual([]);
}, 60_000);

test('A16 one flipped bit anywhere in an SD-JWT with key binding is refused', async () => {
  const signing = { credential: credential(), signingKey: issuer, kid: issuer.keyId, holderKey: holder.publicKey };
  const sdJwt = await signVcSdJwt({ ...signing, disclosable: ['/name', '/description'], random: countingRandom() });
  const keyBinding = { signingKey: holder, audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
  const presented = await presentSdJwt({ sdJwt, reveal: ['/name', '/description'], keyBinding });
  expect(await acceptedFlips(utf8(presented), true)).toEqual([]);
}, 60_000);

test('A16 one flipped bit anywhere in an SD-JWT is refused', async () => {
  const signing = { credential: credential(), signingKey: issuer, kid: issuer.keyId };
  const sdJwt = await signVcSdJwt({ ...signing, disclosable: ['/name'], random: countingRandom() });
  expect(await acceptedFlips(utf8(sdJwt))).toEqual([]);
}, 60_000);

test('A16 one flipped bit anywhere in a vc+cose is refused', async () => {
  const bytes = await signVcCose({ credential: credential(), signingKey: issuer, kid: issuer.keyId });
  expect(await acceptedFlips(bytes)).toEqual([]);
}, 60_000);

test('A16 the bits that base64url does not use must be zero', async () => {
  const token = await signVcJwt({ credential: credential(), signingKey: issuer, kid: issuer.keyId });
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const parts = token.split('.');
  let count = 0;
  for (const [index, part] of parts.entries()) {
    const unused = { 0: 0, 2: 4, 3: 2 }[part.length % 4] ?? 0;
    const last = alphabet.indexOf(part.at(-1) ?? '');
    for (let stray = 1; stray < 1 << unused; stray++) {
      count++;
      const changed = parts.with(index, `${part.slice(0, -1)}${alphabet[last | stray]}`).join('.');
      expect(() => openEnvelope(changed)).toThrow('jose.malformed');
    }
    for (const padded of [`${part}=`, `${part}==`, `${part}A`, `${part} `, `${part}\n`]) {
      if (index < 2) expect(() => openEnvelope(parts.with(index, padded).join('.'))).toThrow(/^(?:jose|json)\./);
    }
  }
  expect(count).toBeGreaterThanOrEqual(15);
});
