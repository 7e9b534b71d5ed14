import type { Scope } from '../../storage/index.ts';
import { listHeldCredentials, selectSecuredForms } from '../issuer/index.ts';
import type { WalletDeps } from './deps.ts';

/** A credential of the caller's own as it was signed; undefined where it is not theirs, or was not signed. */
export async function ownDocument(
  { database, origin }: WalletDeps,
  { scope, credentialId }: { scope: Scope; credentialId: string },
): Promise<string | undefined> {
  const { personId } = scope;
  if (!personId) return undefined;
  return database.read(scope, async (tx) => {
    const held = await listHeldCredentials(tx, { personId, origin });
    if (!held.some(({ id }) => id === credentialId)) return undefined;
    return (await selectSecuredForms(tx, [credentialId]))[0]?.secured;
  });
}
