import { notFound } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import { type HeldCredential, listHeldCredentials } from '../issuer/index.ts';
import type { WalletDeps } from './deps.ts';

/** One's own credentials, newest first. */
export async function listCredentials(
  { database, origin }: WalletDeps,
  { scope }: { scope: Scope },
): Promise<{ items: HeldCredential[] }> {
  const { personId } = scope;
  if (!personId) throw notFound('wallet');
  return { items: await database.read(scope, (tx) => listHeldCredentials(tx, { personId, origin })) };
}
