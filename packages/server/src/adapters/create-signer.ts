import type { SealedKey, Signer } from '../ports/index.ts';
import { createLocalSigner, type LocalSigner, type LocalSignerDeps } from './local-signer.ts';
import { createPkcs11Signer } from './pkcs11/pkcs11-signer.ts';
import { tokenKeyMark } from './pkcs11/token-keys.ts';
import type { Token } from './pkcs11/token-session.ts';
import { isSealedSecret } from './seal-secret.ts';

/** Who makes new keys. */
type Maker = { kind: 'local' } | { kind: 'pkcs11'; token: Token };

/**
 * The install's signer. New keys are made where the setting says; a key signs where it was made, as what is kept of it says
 * by its first byte. So an install moves to a device by rotating its keys, and what it held before goes on signing.
 */
export function createSigner(maker: Maker, deps: LocalSignerDeps): LocalSigner {
  const local = createLocalSigner(deps);
  const token = maker.kind === 'pkcs11' ? createPkcs11Signer(maker.token) : undefined;
  const holderOf = (key: SealedKey): Signer => (key.sealed[0] === tokenKeyMark && token ? token : local);
  return {
    createKey: (identity) => (token ?? local).createKey(identity),
    sign: (key, bytes) => holderOf(key).sign(key, bytes),
    async check(keys) {
      const here = keys.filter(({ sealed }) => isSealedSecret(sealed));
      const elsewhere = keys.filter(({ sealed }) => !isSealedSecret(sealed));
      await token?.check(elsewhere);
      if (!token || here.length > 0) await local.check(token ? here : keys);
    },
    rewrap: (key) => local.rewrap(key),
  };
}
