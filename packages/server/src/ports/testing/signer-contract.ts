import { randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { describe, expect, test } from 'vitest';
import type { KeyIdentity, SealedKey, Signer, SigningKeyType } from '../signer.ts';

const organisationId = '0d4b0d5e-6f0b-4f3c-9a51-000000000001';
const another = '0d4b0d5e-6f0b-4f3c-9a51-000000000002';
/** A message for Ed25519; for secp256k1 it is taken as the digest. */
const message = Buffer.from('a message of thirty-two bytes ok');

interface SignerSuite {
  create(): Signer;
  types: readonly SigningKeyType[];
  /** Types whose signatures of one message are all the same. */
  deterministic: readonly SigningKeyType[];
}

interface Subject {
  signer: Signer;
  type: SigningKeyType;
  newKey(owner?: string): Promise<SealedKey & { publicKey: Uint8Array }>;
}

/** What every signer does, for each type of key that it knows. */
export function describeSigner(name: string, { create, types, deterministic }: SignerSuite): void {
  describe.each(types)(`${name} signs with %s`, (type) => {
    const signer = create();
    const newKey: Subject['newKey'] = async (owner) => {
      const identity = identityOf(type, owner);
      return { ...identity, ...(await signer.createKey(identity)) };
    };
    describeSignatures({ signer, type, newKey });
    describeOwners({ signer, type, newKey });
    describeNonces({ signer, type, newKey }, deterministic.includes(type));
  });
}

function identityOf(type: SigningKeyType, owner = organisationId): KeyIdentity {
  return { owner, keyId: `key-${randomBytes(8).toString('hex')}`, type };
}

function describeSignatures({ signer, type, newKey }: Subject): void {
  test.each([organisationId, 'install'])('a key of %s signs for it, verifiably', async (owner) => {
    const key = await newKey(owner);
    expect(key.publicKey).toHaveLength(type === 'Ed25519' ? 32 : 33);
    expectSigned(type, await signer.sign(key, message), key.publicKey);
  });

  test('many signatures asked for at once are each of their own message', async () => {
    const keys = await Promise.all([newKey(), newKey(another)]);
    const asked = Array.from({ length: 24 }, (_, at) => ({ key: keys[at % 2] ?? keys[0], bytes: randomBytes(32) }));
    const signatures = await Promise.all(asked.map(({ key, bytes }) => signer.sign(key, bytes)));
    for (const [at, { key, bytes }] of asked.entries())
      expectSigned(type, signatures[at] ?? Buffer.of(), key.publicKey, bytes);
  });

  if (type === 'Ed25519') {
    test('a message of any length is signed', async () => {
      const key = await newKey();
      for (const length of [0, 1, 100_000]) {
        const bytes = randomBytes(length);
        expectSigned(type, await signer.sign(key, bytes), key.publicKey, bytes);
      }
    });
  } else {
    test('only a digest of 32 bytes is signed, and s is always the lower one', async () => {
      const key = await newKey();
      for (const length of [0, 31, 33, 64])
        await expect(signer.sign(key, Buffer.alloc(length))).rejects.toMatchObject({ code: 'signer.input-invalid' });
      for (let round = 0; round < 16; round++) {
        const digest = randomBytes(32);
        expectSigned(type, await signer.sign(key, digest), key.publicKey, digest);
      }
    });
  }
}

function describeOwners({ signer, type, newKey }: Subject): void {
  test('F09 a key moved to another organisation, to the install, or to another id does not sign', async () => {
    const key = await newKey();
    for (const moved of [{ owner: another }, { owner: 'install' }, { keyId: 'key-2' }])
      await expect(signer.sign({ ...key, ...moved }, message)).rejects.toMatchObject(notOpened);
  });

  test('F09 a key does not sign as one of another type', async () => {
    const key = await newKey();
    const other = type === 'Ed25519' ? 'secp256k1' : 'Ed25519';
    await expect(signer.sign({ ...key, type: other }, message)).rejects.toMatchObject({ name: 'SignerError' });
  });

  test('F09 two keys do not stand in for each other', async () => {
    const [first, second] = [await newKey(), await newKey(another)];
    await expect(signer.sign({ ...first, sealed: second.sealed }, message)).rejects.toMatchObject(notOpened);
    expect(Buffer.from(first.publicKey).equals(second.publicKey)).toBe(false);
  });

  test('F09 no byte of a sealed key can be changed, left out or added', async () => {
    const key = await newKey();
    const changed = Array.from(key.sealed, (byte, at) => Uint8Array.from(key.sealed).fill(byte ^ 1, at, at + 1));
    const cut = [key.sealed.subarray(1), key.sealed.subarray(0, -1), new Uint8Array()];
    for (const [at, sealed] of [...changed, ...cut, Buffer.concat([key.sealed, Buffer.of(0)])].entries())
      await expect(signer.sign({ ...key, sealed }, message), `change ${at}`).rejects.toMatchObject(notOpened);
  });

  test('what is in order is said to be, and what would not sign is not', async () => {
    const [first, second] = [await newKey(), await newKey('install')];
    await signer.check([first, second]);
    await expect(signer.check([first, { ...second, owner: another }])).rejects.toMatchObject(notOpened);
  });

  test('no owner and no key id that could be read as another is taken', async () => {
    for (const odd of [{ owner: `${organisationId}\nkey` }, { keyId: 'a\nb' }, { owner: '' }, { keyId: 'a;b=c' }]) {
      const refused = { code: 'signer.input-invalid' };
      await expect(signer.createKey({ ...identityOf(type), ...odd })).rejects.toMatchObject(refused);
    }
  });
}

function describeNonces({ signer, newKey }: Subject, deterministic: boolean): void {
  test(`A18 no two messages share a nonce${deterministic ? ', and one message has one signature' : ''}`, async () => {
    const key = await newKey();
    const nonceOf = async (bytes: Uint8Array) => Buffer.from(await signer.sign(key, bytes)).toString('hex', 0, 32);
    const nonces = await Promise.all(Array.from({ length: 64 }, () => nonceOf(randomBytes(32))));
    expect(new Set(nonces).size).toBe(64);
    const again = await Promise.all([nonceOf(message), nonceOf(message), nonceOf(message)]);
    expect(new Set(again).size).toBe(deterministic ? 1 : 3);
  });
}

const notOpened = { code: 'signer.key-not-opened' };

/** Verified from outside: strict Ed25519; low s and the recovery bit of secp256k1. */
function expectSigned(type: SigningKeyType, signature: Uint8Array, publicKey: Uint8Array, bytes: Uint8Array = message) {
  if (type === 'Ed25519') {
    expect(signature).toHaveLength(64);
    expect(ed25519.verify(signature, bytes, publicKey, { zip215: false })).toBe(true);
    return;
  }
  expect(signature).toHaveLength(65);
  const [rs, bit] = [signature.subarray(0, 64), signature.subarray(64)];
  expect([0, 1]).toContain(bit[0]);
  expect(secp256k1.verify(rs, bytes, publicKey, { prehash: false, lowS: true })).toBe(true);
  const recovered = secp256k1.recoverPublicKey(Buffer.concat([bit, rs]), bytes, { prehash: false });
  expect(Buffer.from(recovered).equals(publicKey)).toBe(true);
}
