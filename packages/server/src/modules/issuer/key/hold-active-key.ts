import type { Tx } from '../../../storage/index.ts';
import { holdKeys, type SigningKey, selectActiveKey } from './store.ts';

/** The key in use, which stays in use until this transaction ends: whoever exchanges it waits. */
export async function holdActiveKey(tx: Tx, organisationId: string): Promise<SigningKey> {
  await holdKeys(tx, organisationId);
  const key = await selectActiveKey(tx, organisationId);
  if (!key) throw new Error('an organisation without a signing key');
  return key;
}
