import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { selectEntryByReceiptName } from '../tree/entry-store.ts';
import { composeReceipt } from './compose-receipt.ts';

/**
 * The receipt at an address. Whoever asks knows the id of the credential already, or nothing: the name is a hash of it.
 *
 * @throws Refusal `not-found`, while it is not under a checkpoint too
 */
export async function getReceipt(
  deps: Pick<LogDeps, 'database' | 'origin' | 'anchorCovering'>,
  { file }: { file: string },
): Promise<string> {
  const [, name] = /^([0-9a-f]{64})\.json$/.exec(file) ?? [];
  const entry =
    name === undefined
      ? undefined
      : await deps.database.read(systemScope('get-receipt'), (tx) =>
          selectEntryByReceiptName(tx, Buffer.from(name, 'hex')),
        );
  const receipt = entry && (await composeReceipt(deps, entry));
  if (!receipt) throw notFound('receipt');
  return receipt;
}
