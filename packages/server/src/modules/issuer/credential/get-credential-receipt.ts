import { notFound } from '../../../refusal.ts';
import type { IssuerDeps } from '../deps.ts';
import { openCredential, type Visit } from './open-credential.ts';

/**
 * The receipt of a credential in the log, for whoever may see the credential.
 *
 * @throws Refusal `not-found` while it is in no log
 */
export async function getCredentialReceipt(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'transparencyLog'>,
  visit: Visit,
): Promise<string> {
  const { row } = await openCredential(deps, visit);
  const receipt = await deps.transparencyLog?.receiptOf(row.id);
  if (receipt === undefined) throw notFound('receipt');
  return receipt;
}
