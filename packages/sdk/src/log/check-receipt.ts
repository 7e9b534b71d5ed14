import { CredentialError, parseReceipt, type Receipt, verifyReceipt, witnessKeysOf } from '@laurel/credential';
import { compareCheckpoints } from './compare-checkpoints.ts';
import { findingOf, LogFault, type LogFinding } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import { heldToPolicy, type LogKeys, openNote, type SignedCheckpoint } from './read-checkpoint.ts';

/** What `checkReceipt` needs. */
export interface CheckReceiptInput {
  /** What the receipt is told by. */
  readonly name: string;
  readonly text: string | Uint8Array;
  readonly source: LogSource;
  /** What the log says of itself now. */
  readonly newest: SignedCheckpoint;
  readonly keys: LogKeys;
}

/** Whether a receipt is of this log: of an entry that its checkpoint has, and of a checkpoint that the log grew out of. */
export async function checkReceipt({ name, text, source, newest, keys }: CheckReceiptInput): Promise<LogFinding[]> {
  const receipt = read(name, text);
  const [digest = ''] = receipt.forms;
  const { verifierKeys, policy } = keys;
  const shown = await verifyReceipt({ receipt, digest, verifierKeys, witnesses: witnessKeysOf(policy) });
  if (!shown.ok) return [findingOf('receipt-wrong', `${name}: ${shown.reason}`)];
  const earlier = await openNote(receipt.checkpoint, keys, name);
  const compared = await compareCheckpoints({ ...earlier, name }, { ...newest, name: source.name, source });
  return [...compared, ...heldToPolicy(earlier, keys, name)];
}

function read(name: string, text: string | Uint8Array): Receipt {
  try {
    return parseReceipt(text);
  } catch (error) {
    if (error instanceof CredentialError) throw new LogFault('receipt-wrong', `${name}: ${error.message}`);
    throw error;
  }
}
