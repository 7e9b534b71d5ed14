import { notFound, Refusal } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { isErasedReceipt, selectEntryByReceiptName } from '../tree/entry-store.ts';
import { composeReceipt } from './compose-receipt.ts';

/**
 * The receipt at an address. Whoever asks knows the id of the credential already, or nothing: the name is a hash of it.
 *
 * @throws Refusal `not-found`, while it is not under a checkpoint too; `erased`
 */
export async function getReceipt(
  deps: Pick<LogDeps, 'database' | 'origin' | 'anchorCovering'>,
  { file }: { file: string },
): Promise<string> {
  const [, name] = /^([0-9a-f]{64})\.json$/.exec(file) ?? [];
  if (name === undefined) throw notFound('receipt');
  const { entry, isErased } = await deps.database.read(systemScope('get-receipt'), async (tx) => ({
    entry: await selectEntryByReceiptName(tx, Buffer.from(name, 'hex')),
    isErased: await isErasedReceipt(tx, Buffer.from(name, 'hex')),
  }));
  if (isErased) throw new Refusal('erased', 'What this was the receipt of was erased. Nothing of it is kept here.');
  const receipt = entry && (await composeReceipt(deps, entry));
  if (!receipt) throw notFound('receipt');
  return receipt;
}
