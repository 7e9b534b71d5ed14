import { notFound } from '../../../refusal.ts';
import type { IssuerDeps } from '../deps.ts';
import { type Opened, openCredential, type Visit } from './open-credential.ts';

/**
 * The receipt of a credential in the log, for whoever may see the credential.
 *
 * @throws Refusal `not-found` while it is in no log
 */
export async function getCredentialReceipt(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin' | 'transparencyLog'>,
  visit: Visit,
): Promise<Opened & { receipt: string }> {
  const opened = await openCredential(deps, visit);
  const receipt = await deps.transparencyLog?.receiptOf(opened.row.id);
  if (receipt === undefined) throw notFound('receipt');
  return { ...opened, receipt };
}
