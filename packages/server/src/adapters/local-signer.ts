import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { SealedKey, Signer } from '../ports/index.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A signer whose keys are sealed with AES-256-GCM under the install's key-encryption key. The organisation and key id
 * are authenticated with the seal, so that a sealed key moved to another organisation's row does not open.
 */
export function createLocalSigner({ keyEncryptionKey }: { keyEncryptionKey: Uint8Array }): Signer {
  const seal = (owner: Owner, secret: Uint8Array): Uint8Array => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', keyEncryptionKey, nonce).setAAD(associatedData(owner));
    const body = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
  };

  const open = (key: SealedKey): KeyObject => {
    const sealed = Buffer.from(key.sealed);
    if (sealed[0] !== version) throw new Error('The sealed key is of an unknown version.');
    const nonce = sealed.subarray(1, 1 + nonceBytes);
    const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', keyEncryptionKey, nonce, { authTagLength: tagBytes })
      .setAAD(associatedData(key))
      .setAuthTag(tag);
    const der = Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  };

  return {
    async createKey(owner) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
      const sealed = seal(owner, secret);
      secret.fill(0);
      return { sealed, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) };
    },
    async sign(key, bytes) {
      return sign(null, bytes, open(key));
    },
  };
}

type Owner = Pick<SealedKey, 'organisationId' | 'keyId'>;

function associatedData({ organisationId, keyId }: Owner): Buffer {
  return Buffer.from(`laurel signing key ${version}\n${organisationId}\n${keyId}`);
}
