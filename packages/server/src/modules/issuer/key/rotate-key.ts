import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { exchangeKey } from './exchange-key.ts';
import { makeKey } from './make-key.ts';
import { presentKey, type SigningKeyView } from './present-key.ts';
import { lockKeys, selectActiveKey, selectKey } from './store.ts';

/** Retires the key in use and puts a new one in its place; answers the new one. */
export async function rotateKey(
  deps: Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'clock' | 'transparencyLog'>,
  { scope, organisationId, signingKeyId }: { scope: Scope; organisationId: string; signingKeyId: string },
): Promise<SigningKeyView> {
  const { database } = deps;
  const organisation = await database.read(scope, async (tx) => {
    const key = await selectKey(tx, signingKeyId);
    if (key?.organisationId !== organisationId) throw notFound('signing key');
    return findOrganisation(tx, organisationId);
  });
  if (!organisation) throw notFound('organisation');
  const next = await makeKey(deps, organisation);
  const made = await database.write(scope, async (unit) => {
    await lockKeys(unit.tx, organisationId);
    const old = await selectActiveKey(unit.tx, organisationId);
    if (old?.id !== signingKeyId)
      throw new Refusal('key-not-active', 'Another key is in use by now. Nothing was changed.');
    await exchangeKey(deps, unit, { old, next });
    return selectKey(unit.tx, next.id);
  });
  if (!made) throw new Error('a key that was just made is not there');
  // Of a thousand that were there before nothing need be read: a new key has signed nothing.
  return presentKey(made, { signedCount: 0, reissue: null, hasLog: deps.transparencyLog !== undefined });
}
