import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { Caller } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { type Successor, successorIn } from './find-successors.ts';
import { type LineMember, selectLines } from './line-store.ts';
import { type Relation, relationTo } from './policy.ts';
import { type CredentialRow, selectCredential } from './store.ts';

/** How somebody comes to a credential. */
export interface Visit {
  credentialId: string;
  caller: Caller;
  key: string | undefined;
}

/** A credential that whoever asked may see. */
export interface Opened {
  row: CredentialRow & { secured: string; issuedAt: Date };
  relation: Relation;
  /** What counts in its place, where they may see that, too. */
  successor: Successor | undefined;
}

/**
 * Opens a credential for whoever may see it; the rows are read for the system and shown only by the policy.
 *
 * @throws Refusal `not-found` for everybody else, as for one that does not exist
 */
export async function openCredential(
  { database, account, origin }: Pick<IssuerDeps, 'database' | 'account' | 'origin'>,
  { credentialId, caller, key }: Visit,
): Promise<Opened> {
  const { row, line, next } = await database.read(systemScope('open-credential'), async (tx) => {
    const line = await selectLines(tx, [credentialId]);
    const after = successorIn(line, origin);
    return {
      row: await selectCredential(tx, credentialId),
      line,
      next: after && { successor: after, row: await selectCredential(tx, after.id) },
    };
  });
  if (!row) throw notFound('credential');
  // To everybody: who has the address has had the credential, and nothing of it is left to be hidden.
  if (row.erasedAt) throw erasedRefusal();
  const permissions = await account.mayIn(caller, row.organisationId);
  const relation = relationTo(row, {
    caller,
    permissions,
    key,
    keyHashes: keysOf(line.filter(({ step }) => step <= 0)),
  });
  const { secured, issuedAt } = row;
  if (!relation || secured === null || issuedAt === null) throw notFound('credential');
  const mayGoOn = next?.row && relationTo(next.row, { caller, permissions, key, keyHashes: keysOf(line) });
  return { row: { ...row, secured, issuedAt }, relation, successor: mayGoOn ? next?.successor : undefined };
}

/** A credential is opened by its own key and by those of what it replaced. */
function keysOf(line: readonly LineMember[]): Buffer[] {
  return line.flatMap(({ accessKeyHash }) => accessKeyHash ?? []);
}
