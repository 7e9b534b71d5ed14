import { base64, base64urlnopad } from '@scure/base';
import { CredentialError, type CredentialErrorCode } from '../errors.ts';
import { commitmentOf } from './commitment-of.ts';
import { hashLeaf } from './merkle-hash.ts';
import { type OpenCheckpointInput, type OpenedCheckpoint, openCheckpoint } from './open-checkpoint.ts';
import type { Receipt } from './receipt.ts';
import { verifyInclusion } from './verify-inclusion.ts';

/** Why a receipt shows nothing. */
export type ReceiptFault =
  /** It is of another credential, or of this one before it was changed. */
  | 'other-credential'
  /** It is of another log than the one whose keys were given, or contradicts its own checkpoint about which. */
  | 'other-log'
  | 'checkpoint-malformed'
  /** None of the log's keys has signed it. */
  | 'checkpoint-unsigned'
  /** A signature by the log is wrong. */
  | 'signature-wrong'
  /** One by a known witness is. */
  | 'cosignature-wrong'
  /** The log that the checkpoint stands for has not this entry at this place. */
  | 'not-included';

/** What a receipt shows. */
export type ReceiptVerification =
  | ({ readonly ok: true; readonly index: number } & Omit<OpenedCheckpoint, 'origin'>)
  | { readonly ok: false; readonly reason: ReceiptFault };

/** What `verifyReceipt` needs. */
export interface VerifyReceiptInput extends Pick<OpenCheckpointInput, 'verifierKeys' | 'witnesses'> {
  readonly receipt: Receipt;
  /** That of the credential in hand: see `hashCredential`. */
  readonly digest: string;
}

/**
 * Whether a credential is in the log that its receipt names, in exactly this form. It asks nobody. Whose keys the verifier
 * keys are, the caller knows; an anchor is looked up on its chain by the caller, with the size and root given here.
 *
 * @throws CredentialError `log.key-malformed`, `key.refused` for verifier keys that are none
 * @example
 * const shown = await verifyReceipt({ receipt, digest: hashCredential(credential), verifierKeys });
 * if (shown.ok) console.log(`entry ${shown.index}, in the log by ${shown.time}`);
 */
export async function verifyReceipt(input: VerifyReceiptInput): Promise<ReceiptVerification> {
  const { receipt, digest, verifierKeys, witnesses } = input;
  if (!receipt.forms.includes(digest)) return { ok: false, reason: 'other-credential' };
  const opened = await open({ note: receipt.checkpoint, verifierKeys, witnesses });
  if (typeof opened === 'string') return { ok: false, reason: opened };
  const { origin, ...checkpoint } = opened;
  if (origin !== receipt.log) return { ok: false, reason: 'other-log' };
  const isIncluded = verifyInclusion({
    leafHash: hashLeaf(commitmentOf({ salt: base64urlnopad.decode(receipt.salt), forms: receipt.forms })),
    index: receipt.index,
    size: checkpoint.size,
    root: checkpoint.root,
    proof: receipt.inclusionProof.map((hash) => base64.decode(hash)),
  });
  return isIncluded ? { ok: true, index: receipt.index, ...checkpoint } : { ok: false, reason: 'not-included' };
}

const faults: Readonly<Partial<Record<CredentialErrorCode, ReceiptFault>>> = {
  'log.note-malformed': 'checkpoint-malformed',
  'log.checkpoint-malformed': 'checkpoint-malformed',
  'log.checkpoint-unsigned': 'checkpoint-unsigned',
  'log.signature-wrong': 'signature-wrong',
  'log.cosignature-wrong': 'cosignature-wrong',
  'log.origin-wrong': 'other-log',
};

async function open(input: OpenCheckpointInput): Promise<OpenedCheckpoint | ReceiptFault> {
  try {
    return await openCheckpoint(input);
  } catch (error) {
    const fault = error instanceof CredentialError ? faults[error.code] : undefined;
    if (fault === undefined) throw error;
    return fault;
  }
}
