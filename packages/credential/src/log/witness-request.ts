import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { formatNote, type NoteSignature, parseNote, parseSignatures } from './parse-note.ts';

/** What `formatWitnessRequest` needs. */
export interface WitnessRequest {
  /** The entries of the checkpoint that the witness cosigned last; 0 if there is none. */
  readonly oldSize: number;
  /** From there to the new checkpoint; none from 0. */
  readonly proof: readonly Uint8Array[];
  /** The new checkpoint, signed by the log. */
  readonly note: string;
}

/**
 * What a log sends to a witness (`POST <submission prefix>/add-checkpoint`).
 *
 * @see https://c2sp.org/tlog-witness
 */
export function formatWitnessRequest({ oldSize, proof, note }: WitnessRequest): string {
  return [`old ${oldSize}`, ...proof.map((hash) => base64.encode(hash)), '', note].join('\n');
}

/**
 * A checkpoint with the cosignatures that a witness answered with. That they are right is not looked at here: open the
 * note with the keys of the witness afterwards. One that the note has already is not added twice.
 *
 * @throws CredentialError `log.note-malformed`
 */
export function addCosignatures(note: string, lines: string | Uint8Array): string {
  const { text, signatures } = parseNote(note);
  const added = parseSignatures(lines).filter((one) => !signatures.some((other) => isSameKey(one, other)));
  if (added.length === 0) throw new CredentialError('log.note-malformed', 'no cosignature that is new');
  return formatNote({ text, signatures: [...signatures, ...added] });
}

function isSameKey(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}
