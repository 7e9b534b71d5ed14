import type { SecretSealer } from '../ports/index.ts';
import { keyEncryptionKeysOf, type LocalSignerDeps } from './local-signer.ts';
import { openSecret, sealSecret } from './seal-secret.ts';

/** Seals under the key-encryption keys, like private keys; the kind is authenticated too, so that neither opens as the other. */
export function createLocalSecretSealer(deps: LocalSignerDeps): SecretSealer {
  return {
    async seal({ owner, secretId }, secret) {
      return sealSecret(await keyEncryptionKeysOf(deps), { owner, keyId: secretId, type: 'webhook' }, secret);
    },
    async open({ owner, secretId, sealed }) {
      return openSecret(await keyEncryptionKeysOf(deps), { owner, keyId: secretId, type: 'webhook', sealed });
    },
  };
}
