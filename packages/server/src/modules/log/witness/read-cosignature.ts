import { formatNote, openCheckpoint, parseNote, parseNoteVerifierKey, parseSignatures } from '@laurel/credential';

/** A signature line of a witness below a checkpoint. */
export interface Cosignature {
  line: string;
  time: Date;
}

/**
 * The cosignature of a witness in its answer: of its own key, over this very checkpoint. What else is in the answer is passed
 * over.
 *
 * @throws CredentialError `log.*` where there is none, or one that is wrong
 */
export async function readCosignature(
  answer: string,
  { note, ownKey, witnessKey }: { note: string; ownKey: string; witnessKey: string },
): Promise<Cosignature | undefined> {
  const key = parseNoteVerifierKey(witnessKey);
  const signature = parseSignatures(answer).find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (!signature) return undefined;
  const { text, signatures } = parseNote(note);
  const cosigned = formatNote({ text, signatures: [...signatures, signature] });
  const { cosignatures } = await openCheckpoint({ note: cosigned, verifierKeys: [ownKey], witnesses: [witnessKey] });
  const [seen] = cosignatures;
  return seen && { line: cosigned.slice(note.length), time: seen.time };
}
