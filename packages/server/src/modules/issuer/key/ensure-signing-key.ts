import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { makeKey } from './make-key.ts';
import { insertKey, type SigningKey, selectActiveKey } from './store.ts';

/** The organisation's signing key; made at the first need, once even if two ask at the same time. */
export async function ensureSigningKey(
  deps: Pick<IssuerDeps, 'database' | 'signer' | 'randomness'>,
  organisationId: string,
): Promise<SigningKey> {
  const scope: Scope = { actor: { kind: 'system', id: 'ensure-signing-key' }, organisationId };
  const { organisation, key } = await deps.database.read(scope, async (tx) => ({
    organisation: await findOrganisation(tx, organisationId),
    key: await selectActiveKey(tx, organisationId),
  }));
  if (key) return key;
  if (!organisation) throw notFound('organisation');

  const made = await makeKey(deps, organisation);
  return deps.database.write(scope, async (unit) => {
    const added = await insertKey(unit.tx, made, unit.now);
    await unit.audit({
      action: added ? 'signing-key.created' : 'signing-key.discarded',
      subject: `signing-key:${made.id}`,
      detail: { verificationMethod: made.verificationMethod, publicKeyMultibase: made.publicKeyMultibase },
    });
    const active = await selectActiveKey(unit.tx, organisationId);
    if (!active) throw new Error('a signing key was exchanged while it was made');
    return active;
  });
}
