import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { Caller } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { type Relation, relationTo } from './policy.ts';
import { type CredentialRow, selectCredential } from './store.ts';

/** How somebody comes to a credential. */
export interface Visit {
  credentialId: string;
  caller: Caller;
  key: string | undefined;
}

/**
 * Opens a credential for whoever may see it; the row is read for the system and shown only by the policy.
 *
 * @throws Refusal `not-found` for everybody else, as for one that does not exist
 */
export async function openCredential(
  { database, account }: Pick<IssuerDeps, 'database' | 'account'>,
  { credentialId, caller, key }: Visit,
): Promise<{ row: CredentialRow & { secured: string; issuedAt: Date }; relation: Relation }> {
  const row = await database.read(systemScope('open-credential'), (tx) => selectCredential(tx, credentialId));
  if (!row) throw notFound('credential');
  // To everybody: who has the address has had the credential, and nothing of it is left to be hidden.
  if (row.erasedAt) throw erasedRefusal();
  const permissions = await account.mayIn(caller, row.organisationId);
  const relation = relationTo(row, { caller, permissions, key });
  const { secured, issuedAt } = row;
  if (!relation || secured === null || issuedAt === null) throw notFound('credential');
  return { row: { ...row, secured, issuedAt }, relation };
}
