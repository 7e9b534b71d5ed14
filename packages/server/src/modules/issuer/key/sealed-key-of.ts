import type { SealedKey } from '../../../ports/index.ts';
import type { SigningKey } from './store.ts';

/** An organisation's signing key as the signer takes it. Organisations sign with Ed25519 alone. */
export function sealedKeyOf({
  organisationId,
  id,
  sealed,
}: Pick<SigningKey, 'organisationId' | 'id' | 'sealed'>): SealedKey {
  return { owner: organisationId, keyId: id, type: 'Ed25519', sealed };
}
