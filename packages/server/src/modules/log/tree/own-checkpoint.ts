import {
  noteVerifierKey,
  type OpenedCheckpoint,
  openCheckpoint,
  signCheckpoint,
  toPublicKey,
} from '@laurel/credential';
import { logPlace } from '../addresses.ts';
import { Contradiction } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import type { CheckpointRow, LogKeyRow } from './checkpoint-store.ts';
import { sealedKeyOf } from './sealed-keys.ts';

/** The key as others verify with it. */
export function verifierKeyOf({ name, publicKey }: Pick<LogKeyRow, 'name' | 'publicKey'>): string {
  return noteVerifierKey({ name, publicKey: toPublicKey('Ed25519', publicKey) });
}

/** Signs the head of the tree. Whether it may be signed is the caller's duty. */
export function signHead(
  { signer, origin }: Pick<LogDeps, 'signer' | 'origin'>,
  { key, size, root, now }: { key: LogKeyRow; size: number; root: Uint8Array; now: Date },
): Promise<string> {
  const sealed = sealedKeyOf(key);
  return signCheckpoint({
    origin: logPlace(origin).name,
    size,
    root,
    now,
    key: {
      name: key.name,
      publicKey: toPublicKey('Ed25519', key.publicKey),
      sign: (bytes) => signer.sign(sealed, bytes),
    },
  });
}

/**
 * Opens a note that this log signed.
 *
 * @throws CredentialError `log.*` for one that it did not
 */
export function openOwn(note: string, { key, origin }: { key: LogKeyRow; origin: string }): Promise<OpenedCheckpoint> {
  return openCheckpoint({ note, verifierKeys: [verifierKeyOf(key)], origin: logPlace(origin).name });
}

/** Whether a kept checkpoint is what was signed: its note says its size and root, under the log's own signature. */
export async function isSigned(
  { size, root, note }: CheckpointRow,
  signer: { key: LogKeyRow; origin: string },
): Promise<boolean> {
  const opened = await openOwn(note, signer).catch(() => undefined);
  return opened?.size === size && Buffer.compare(opened.root, root) === 0;
}

/** @throws Contradiction unless a kept checkpoint is what was signed */
export async function assertSigned(row: CheckpointRow, signer: { key: LogKeyRow; origin: string }): Promise<void> {
  if (await isSigned(row, signer)) return;
  throw new Contradiction({
    kind: 'checkpoint-altered',
    subject: `checkpoint:${row.size}`,
    detail: `The checkpoint kept for ${row.size} entries is not the one that was signed.`,
  });
}
