import { concatBytes } from '../container/concat-bytes.ts';
import { CredentialError } from '../errors.ts';
import { callSigner } from '../proof/call-signer.ts';
import { type Checkpoint, formatCheckpoint } from './checkpoint.ts';
import { type CheckpointKey, cosignCheckpoint, SIGNATURE_BYTES } from './cosign-checkpoint.ts';
import { noteKeyId } from './note-verifier-key.ts';
import { openCheckpoint } from './open-checkpoint.ts';
import { formatNote } from './parse-note.ts';

/** What `signCheckpoint` needs. */
export interface SignCheckpointInput extends Checkpoint {
  readonly key: CheckpointKey;
  readonly now: Date;
}

/**
 * Signs the state of a log twice with its one key: as every reader of notes wants it, and as a cosignature, which carries
 * the time. What was signed is read again before it is given away.
 *
 * That it does not contradict a checkpoint signed before is the caller's duty: a log signs its states in one place.
 *
 * @see https://c2sp.org/tlog-checkpoint
 * @throws CredentialError `log.checkpoint-malformed`, `log.out-of-range`, `log.origin-wrong` for a key of another name,
 * `proof.signer-failed`
 * @example
 * await signCheckpoint({ origin: 'example.com/log', size, root, key, now });
 */
export async function signCheckpoint({ key, now, ...checkpoint }: SignCheckpointInput): Promise<string> {
  const { name, publicKey } = key;
  if (name !== checkpoint.origin) throw new CredentialError('log.origin-wrong', `a key of ${name.slice(0, 100)}`);
  const text = formatCheckpoint(checkpoint);
  const message = concatBytes([new TextEncoder().encode(text)]);
  const signature = await callSigner({ type: 'Ed25519', sign: key.sign }, message, SIGNATURE_BYTES);
  const signatures = [
    { name, keyId: noteKeyId({ name, publicKey }), signature },
    await cosignCheckpoint({ text, key, now }),
  ];
  const note = formatNote({ text, signatures });
  await prove(note, key);
  return note;
}

/** A signer that signed with another key, or something else, is found out here and not by those who rely on the log. */
async function prove(note: string, { name, publicKey }: CheckpointKey): Promise<void> {
  const verifierKey = { name, publicKey, type: 'ed25519', keyId: noteKeyId({ name, publicKey }) } as const;
  try {
    await openCheckpoint({ note, verifierKeys: [verifierKey] });
  } catch (cause) {
    throw new CredentialError('proof.signer-failed', 'a checkpoint that cannot be opened', { cause });
  }
}
