import { notFound } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import { type HeldCredential, listHeldCredentials, setVisibility } from '../issuer/index.ts';
import type { WalletDeps } from './deps.ts';

interface Input {
  scope: Scope;
  credentialId: string;
  visibility: 'private' | 'public';
}

/** Makes one's credential page public, or private again from this moment. */
export async function shareCredential(
  { database, origin }: WalletDeps,
  { scope, credentialId, visibility }: Input,
): Promise<HeldCredential> {
  const { personId } = scope;
  if (!personId) throw notFound('credential');
  return database.write(scope, async (unit) => {
    await setVisibility(unit, { personId, credentialId, visibility });
    const held = (await listHeldCredentials(unit.tx, { personId, origin })).find(({ id }) => id === credentialId);
    if (!held) throw notFound('credential');
    return held;
  });
}
