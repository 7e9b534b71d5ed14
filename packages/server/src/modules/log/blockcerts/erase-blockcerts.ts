import type { WriteUnit } from '../../../storage/index.ts';
import { deleteBlockcerts } from './store.ts';

/**
 * Where a person's credentials are in batches goes with them. The root on the chain stays, and in the proofs of others who were
 * in the same batch perhaps a hash, over a signature that nobody can guess.
 */
export async function eraseBlockcerts(unit: WriteUnit, credentialIds: readonly string[]): Promise<void> {
  const forgotten = await deleteBlockcerts(unit.tx, credentialIds);
  if (forgotten > 0) await unit.audit({ action: 'blockcerts.forgotten', subject: 'log', detail: { forgotten } });
}
