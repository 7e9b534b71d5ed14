import { createCipheriv, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeSigner } from '../ports/testing/signer-contract.ts';
import { createLocalSigner } from './local-signer.ts';

const keyEncryptionKey = randomBytes(32);
const signer = createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] });
const identity = { owner: '0d4b0d5e-6f0b-4f3c-9a51-000000000001', keyId: 'key-1', type: 'Ed25519' } as const;
const message = Buffer.from('a message');

describeSigner('the local signer', {
  create: () => signer,
  types: ['Ed25519', 'secp256k1'],
  deterministic: ['Ed25519', 'secp256k1'],
});

describe('F09 what the local signer seals', () => {
  test('does not open under another key-encryption key', async () => {
    const other = createLocalSigner({ keyEncryptionKeys: async () => [randomBytes(32)] });
    for (const type of ['Ed25519', 'secp256k1'] as const) {
      const { sealed } = await signer.createKey({ ...identity, type });
      const refused = { code: 'signer.key-not-opened' };
      await expect(other.sign({ ...identity, type, sealed }, randomBytes(32))).rejects.toMatchObject(refused);
    }
  });

  test('does not show its secret', async () => {
    const { sealed } = await signer.createKey(identity);
    expect(Buffer.from(sealed).includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false);
  });

  test('opens as it was sealed before keys had types', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyEncryptionKey, nonce).setAAD(
      Buffer.from(`laurel signing key 1\n${identity.owner}\n${identity.keyId}`),
    );
    const body = Buffer.concat([cipher.update(privateKey.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
    const sealed = Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
    const signature = await signer.sign({ ...identity, sealed }, message);
    expect(verify(null, message, createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })), signature)).toBe(
      true,
    );
  });
});

describe('M10 keys that seal others are several, and known by what they sealed', () => {
  const [old, newer] = [randomBytes(32), randomBytes(32)];
  const under = (...keys: Buffer[]) => createLocalSigner({ keyEncryptionKeys: async () => keys });

  test('the newest seals, the older ones open, and a key sealed anew opens under the newest alone', async () => {
    const { sealed } = await under(old).createKey(identity);
    const key = { ...identity, sealed };
    await under(old, newer).sign(key, message);
    const anew = await under(old, newer).rewrap(key);
    expect(anew).toBeDefined();
    const rewrapped = { ...identity, sealed: anew ?? Buffer.of() };
    expect(await under(newer).sign(rewrapped, message)).toEqual(await under(old).sign(key, message));
    await expect(under(old).sign(rewrapped, message)).rejects.toMatchObject({ code: 'signer.key-not-opened' });
    expect(await under(old, newer).rewrap(rewrapped)).toBeUndefined();
  });

  test('M12 with none, no key is made, opened or said to be in order', async () => {
    const { sealed } = await under(old).createKey(identity);
    const refused = { code: 'signer.sealed' };
    await expect(under().createKey(identity)).rejects.toMatchObject(refused);
    await expect(under().sign({ ...identity, sealed }, message)).rejects.toMatchObject(refused);
    await expect(under().check([])).rejects.toMatchObject(refused);
    const unreadable = createLocalSigner({ keyEncryptionKeys: () => Promise.reject(new Error('EACCES')) });
    await expect(unreadable.sign({ ...identity, sealed }, message)).rejects.toMatchObject(refused);
  });

  test('F09 a key sealed by a removed key-encryption key is named with it, and not opened by another', async () => {
    const { sealed } = await under(old).createKey(identity);
    const id = Buffer.from(sealed.subarray(1, 9)).toString('hex');
    const signing = under(newer).sign({ ...identity, sealed }, message);
    await expect(signing).rejects.toMatchObject({ message: expect.stringContaining(id) });
  });
});
