import { encodePublicKeyMultibase } from '@laurel/credential';
import type { Organisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import type { NewSigningKey } from './store.ts';

/** Makes a signing key of an organisation. Until it is kept it signs nothing, and may be thrown away. */
export async function makeKey(
  { signer, randomness }: Pick<IssuerDeps, 'signer' | 'randomness'>,
  { id: organisationId, did }: Pick<Organisation, 'id' | 'did'>,
): Promise<NewSigningKey> {
  const id = randomness.uuid();
  const { sealed, publicKey } = await signer.createKey({ owner: organisationId, keyId: id, type: 'Ed25519' });
  return {
    id,
    organisationId,
    verificationMethod: `${did}#${id}`,
    publicKeyMultibase: encodePublicKeyMultibase('Ed25519', publicKey),
    sealed,
  };
}
