import { encodePublicKeyMultibase } from '@laurel/credential';
import type { Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { insertUpdateKey, selectUpdateKey, type UpdateKey } from './store.ts';

/** The key that signs a version of the history; made when the version before announces it, once. */
export async function ensureUpdateKey(
  { database, signer, randomness }: Pick<IssuerDeps, 'database' | 'signer' | 'randomness'>,
  { scope, organisationId, version }: { scope: Scope; organisationId: string; version: number },
): Promise<UpdateKey> {
  const kept = await database.read(scope, (tx) => selectUpdateKey(tx, organisationId, version));
  if (kept) return kept;
  const id = randomness.uuid();
  const { sealed, publicKey } = await signer.createKey({ owner: organisationId, keyId: id, type: 'Ed25519' });
  const publicKeyMultibase = encodePublicKeyMultibase('Ed25519', publicKey);
  return database.write(scope, async (unit) => {
    const made = { id, organisationId, version, publicKeyMultibase, sealed };
    const added = await insertUpdateKey(unit.tx, made, unit.now);
    await unit.audit({
      action: added ? 'update-key.created' : 'update-key.discarded',
      subject: `update-key:${id}`,
      detail: { version, publicKeyMultibase },
    });
    const current = await selectUpdateKey(unit.tx, organisationId, version);
    if (!current) throw new Error('an update key that was just made is not there');
    return current;
  });
}
