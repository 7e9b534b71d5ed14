import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign as signEd25519,
} from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { type KeyIdentity, type SealedKey, type Signer, SignerError, type SigningKeyType } from '../ports/index.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A signer whose keys are sealed with AES-256-GCM under the install's key-encryption key. Owner, id and type are
 * authenticated with the seal, so that a sealed key moved to another organisation's row does not open.
 */
export function createLocalSigner({ keyEncryptionKey }: { keyEncryptionKey: Uint8Array }): Signer {
  return {
    async createKey(identity) {
      const { secret, publicKey } = kinds[identity.type].create();
      const sealed = seal(keyEncryptionKey, identity, secret);
      secret.fill(0);
      return { sealed, publicKey };
    },
    async sign(key, bytes) {
      const secret = open(keyEncryptionKey, key);
      try {
        return kinds[key.type].sign(secret, bytes);
      } finally {
        secret.fill(0);
      }
    },
  };
}

interface Kind {
  create(): { secret: Uint8Array; publicKey: Uint8Array };
  sign(secret: Buffer, bytes: Uint8Array): Uint8Array;
}

const kinds: Record<SigningKeyType, Kind> = {
  Ed25519: {
    create() {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      return {
        secret: privateKey.export({ format: 'der', type: 'pkcs8' }),
        publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
      };
    },
    sign: (secret, bytes) => signEd25519(null, bytes, createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })),
  },
  // OpenSSL's nonces are random and it tells no recovery bit: a chain needs the bit, and we want RFC 6979.
  secp256k1: {
    create() {
      const { secretKey, publicKey } = secp256k1.keygen();
      return { secret: secretKey, publicKey };
    },
    sign(secret, digest) {
      if (digest.length !== 32) throw new SignerError('signer.input-invalid', 'A digest has 32 bytes.');
      const recovered = secp256k1.sign(digest, secret, { prehash: false, lowS: true, format: 'recovered' });
      return Buffer.concat([recovered.subarray(1), recovered.subarray(0, 1)]);
    },
  },
};

function seal(keyEncryptionKey: Uint8Array, identity: KeyIdentity, secret: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyEncryptionKey, nonce).setAAD(associatedData(identity));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

function open(keyEncryptionKey: Uint8Array, key: SealedKey): Buffer {
  const associated = associatedData(key);
  const sealed = Buffer.from(key.sealed);
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  try {
    if (sealed[0] !== version) throw new Error('unknown version');
    const decipher = createDecipheriv('aes-256-gcm', keyEncryptionKey, nonce, { authTagLength: tagBytes })
      .setAAD(associated)
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new SignerError('signer.key-not-opened', `The key ${key.keyId} of ${key.owner} does not open.`, { cause });
  }
}

/** Ed25519 keys were sealed before there was another type, and open still. */
function associatedData({ owner, keyId, type }: KeyIdentity): Buffer {
  if (![owner, keyId].every((part) => /^[\w.:-]+$/.test(part)))
    throw new SignerError(
      'signer.input-invalid',
      'An owner or key id has only letters, digits, dots, colons and dashes.',
    );
  return Buffer.from(`laurel signing key ${version}\n${owner}\n${keyId}${type === 'Ed25519' ? '' : `\n${type}`}`);
}
