import { createPrivateKey, generateKeyPairSync, sign as signEd25519 } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { type SealedSecret, type Signer, SignerError, type SigningKeyType } from '../ports/index.ts';
import { checkIdentity } from './check-identity.ts';
import { isSealedSecret, isSealedUnderNewest, type KeyEncryptionKeys, openSecret, sealSecret } from './seal-secret.ts';

/** A signer whose keys are kept in the database, sealed under keys that are not. */
export interface LocalSigner extends Signer {
  /** Seals a key, or another secret, anew under the newest key-encryption key; undefined when there is nothing to do. */
  rewrap(key: SealedSecret): Promise<Uint8Array | undefined>;
}

/** What the local signer is given. */
export interface LocalSignerDeps {
  /** Asked for at each use: keys that seal others are not kept in memory. */
  keyEncryptionKeys: () => Promise<KeyEncryptionKeys>;
}

/** Makes and opens keys in this process, for no longer than a signature takes. */
export function createLocalSigner(deps: LocalSignerDeps): LocalSigner {
  return {
    async createKey(identity) {
      checkIdentity(identity);
      const keys = await keyEncryptionKeysOf(deps);
      const { secret, publicKey } = kinds[identity.type].create();
      try {
        return { sealed: sealSecret(keys, identity, secret), publicKey };
      } finally {
        secret.fill(0);
      }
    },
    async sign(key, bytes) {
      checkIdentity(key);
      const secret = openSecret(await keyEncryptionKeysOf(deps), key);
      try {
        return kinds[key.type].sign(secret, bytes);
      } finally {
        secret.fill(0);
      }
    },
    async check(keys) {
      const keyEncryptionKeys = await keyEncryptionKeysOf(deps);
      // There must be one to make keys with.
      sealSecret(keyEncryptionKeys, { owner: 'install', keyId: 'check', type: 'Ed25519' }, Buffer.of());
      for (const key of keys) openSecret(keyEncryptionKeys, key).fill(0);
    },
    async rewrap(key) {
      const keys = await keyEncryptionKeysOf(deps);
      if (!isSealedSecret(key.sealed) || isSealedUnderNewest(keys, key.sealed)) return undefined;
      const secret = openSecret(keys, key);
      try {
        return sealSecret(keys, key, secret);
      } finally {
        secret.fill(0);
      }
    },
  };
}

/** The keys that seal others, as they are now. */
export async function keyEncryptionKeysOf({ keyEncryptionKeys }: LocalSignerDeps): Promise<KeyEncryptionKeys> {
  try {
    return await keyEncryptionKeys();
  } catch (cause) {
    throw new SignerError('signer.sealed', `No key-encryption key can be read: ${String(cause)}`, { cause });
  }
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
