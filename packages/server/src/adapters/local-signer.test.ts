import { createCipheriv, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeSigner } from '../ports/testing/signer-contract.ts';
import { createLocalSigner } from './local-signer.ts';

const keyEncryptionKey = randomBytes(32);
const signer = createLocalSigner({ keyEncryptionKey });
const identity = { owner: '0d4b0d5e-6f0b-4f3c-9a51-000000000001', keyId: 'key-1', type: 'Ed25519' } as const;
const message = Buffer.from('a message');

describeSigner('the local signer', {
  create: () => signer,
  types: ['Ed25519', 'secp256k1'],
  deterministic: ['Ed25519', 'secp256k1'],
});

describe('F09 what the local signer seals', () => {
  test('does not open under another key-encryption key', async () => {
    const other = createLocalSigner({ keyEncryptionKey: randomBytes(32) });
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
