import type { PublicKey } from '../key/public-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { callSigner } from '../proof/call-signer.ts';
import { cosignedMessage, encodeCosignature } from './cosignature.ts';
import { noteKeyId } from './note-verifier-key.ts';
import type { NoteSignature } from './parse-note.ts';

/** The bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

/** A key that signs checkpoints, wherever it is kept. */
export interface CheckpointKey {
  /** What it signs under: of a log, its origin. */
  readonly name: string;
  /** Of the type Ed25519. */
  readonly publicKey: PublicKey;
  readonly sign: SigningKey['sign'];
}

/** What `cosignCheckpoint` needs. */
export interface CosignCheckpointInput {
  /** That of the checkpoint: see `formatCheckpoint`. */
  readonly text: string;
  readonly key: CheckpointKey;
  readonly now: Date;
}

/**
 * The signature of somebody who says when they saw a checkpoint, as the largest of its log (`cosignature/v1`). That it
 * follows from the one they saw before is the caller's duty: `verifyConsistency` first.
 *
 * @see https://c2sp.org/tlog-cosignature
 * @throws CredentialError `proof.signer-failed`
 */
export async function cosignCheckpoint({ text, key, now }: CosignCheckpointInput): Promise<NoteSignature> {
  const { name, publicKey } = key;
  const seconds = Math.floor(now.getTime() / 1_000);
  const message = cosignedMessage(seconds, text);
  const signature = await callSigner({ type: 'Ed25519', sign: key.sign }, message, SIGNATURE_BYTES);
  const keyId = noteKeyId({ name, publicKey, type: 'cosignature' });
  return { name, keyId, signature: encodeCosignature(seconds, signature) };
}
