import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createLocalSigner } from './local-signer.ts';

const signer = createLocalSigner({ keyEncryptionKey: randomBytes(32) });
const owner = { organisationId: '0d4b0d5e-6f0b-4f3c-9a51-000000000001', keyId: 'key-1' };
const message = Buffer.from('a message');

function publicKeyOf(raw: Uint8Array) {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

describe('F09 a signing key serves its own organisation only', () => {
  test('a key signs for its owner, verifiably', async () => {
    const { sealed, publicKey } = await signer.createKey(owner);
    const signature = await signer.sign({ ...owner, sealed }, message);
    expect(verify(null, message, publicKeyOf(publicKey), signature)).toBe(true);
  });

  test.each([
    ['another organisation', { ...owner, organisationId: '0d4b0d5e-6f0b-4f3c-9a51-000000000002' }],
    ['another key id', { ...owner, keyId: 'key-2' }],
  ])('a sealed key moved to %s does not open', async (_, other) => {
    const { sealed } = await signer.createKey(owner);
    await expect(signer.sign({ ...other, sealed }, message)).rejects.toThrow();
  });

  test('a sealed key does not open under another key-encryption key', async () => {
    const { sealed } = await signer.createKey(owner);
    const other = createLocalSigner({ keyEncryptionKey: randomBytes(32) });
    await expect(other.sign({ ...owner, sealed }, message)).rejects.toThrow();
  });

  test('no bit of a sealed key can be changed', async () => {
    const { sealed } = await signer.createKey(owner);
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      await expect(signer.sign({ ...owner, sealed: changed }, message), `byte ${index}`).rejects.toThrow();
    }
  });

  test('two keys are never alike, and neither shows its secret in what is kept', async () => {
    const first = await signer.createKey(owner);
    const second = await signer.createKey(owner);
    expect(Buffer.from(first.publicKey).equals(Buffer.from(second.publicKey))).toBe(false);
    expect(Buffer.from(first.sealed).includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false);
  });
});

describe('A18 a signature needs no randomness that could fail', () => {
  test('one message has one signature, whenever it is made', async () => {
    const { sealed } = await signer.createKey(owner);
    const sign = async () => Buffer.from(await signer.sign({ ...owner, sealed }, message)).toString('hex');
    expect(new Set([await sign(), await sign(), await sign()]).size).toBe(1);
  });
});
