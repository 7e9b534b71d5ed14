import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';

/** The longest note that is read, in UTF-8 bytes: a checkpoint with dozens of signatures, those of ML-DSA among them. */
const MAX_NOTE_BYTES = 262_144;
/** The specification asks for sixteen at least. */
const MAX_SIGNATURES = 64;
const KEY_ID_BYTES = 4;
const LINE = /^— ([^ ]+) ([^ ]+)$/u;

/** One signature below a note. */
export interface NoteSignature {
  /** The name of the key. */
  readonly name: string;
  /** Which of the keys of that name: see `noteKeyId`. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A text and the signatures below it. */
export interface Note {
  /** With the newline at its end: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/**
 * Reads a signed note. Nothing in it is believed yet: see `openCheckpoint`.
 *
 * @see https://c2sp.org/signed-note
 * @throws CredentialError `log.note-malformed`
 */
export function parseNote(note: string | Uint8Array): Note {
  const whole = decode(note);
  // The last empty line: a text may hold others.
  const border = whole.lastIndexOf('\n\n');
  if (border < 0 || !whole.endsWith('\n')) throw malformed('no empty line before signatures, or no end of line');
  const lines = whole.slice(border + 2, -1).split('\n', MAX_SIGNATURES + 1);
  if (lines.length > MAX_SIGNATURES) throw malformed(`more than ${MAX_SIGNATURES} signatures`);
  return { text: whole.slice(0, border + 1), signatures: lines.map(parseSignature) };
}

/**
 * Reads lines of signatures on their own, as a witness answers with.
 *
 * @throws CredentialError `log.note-malformed`
 */
export function parseSignatures(lines: string | Uint8Array): readonly NoteSignature[] {
  const { text, signatures } = parseNote(`-\n\n${decode(lines)}`);
  if (text !== '-\n') throw malformed('an empty line between signatures');
  return signatures;
}

/**
 * Writes a note as `parseNote` reads it.
 *
 * @throws CredentialError `log.note-malformed` for a text or a name that no note may hold
 */
export function formatNote({ text, signatures }: Note): string {
  const note = `${text}\n${formatSignatures(signatures)}`;
  const read = parseNote(note);
  if (read.text !== text || read.signatures.length !== signatures.length) throw malformed('not a note');
  return note;
}

/** Lines of signatures on their own, as a witness answers with. */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array(KEY_ID_BYTES + signature.length);
    new DataView(bytes.buffer).setUint32(0, keyId);
    bytes.set(signature, KEY_ID_BYTES);
    return `— ${name} ${base64.encode(bytes)}\n`;
  });
  return lines.join('');
}

/** True for what a key may be called: something, without spaces and without a plus. */
export function isKeyName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}\u0000-\u001f+]/u.test(name);
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) throw malformed('a line that is no signature');
  const bytes = decodeBase64(encoded);
  if (bytes.length <= KEY_ID_BYTES) throw malformed('a signature of no bytes');
  const keyId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES) };
}

function decode(note: string | Uint8Array): string {
  if (note.length > MAX_NOTE_BYTES) throw malformed(`more than ${MAX_NOTE_BYTES} bytes`);
  const text = typeof note === 'string' ? note : decodeUtf8(note);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text)) throw malformed('a control character');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CredentialError('log.note-malformed', 'not text in UTF-8', { cause });
  }
}

function decodeBase64(text: string): Uint8Array {
  try {
    return base64.decode(text);
  } catch (cause) {
    throw new CredentialError('log.note-malformed', 'a signature that is not base64', { cause });
  }
}

function malformed(detail: string): CredentialError {
  return new CredentialError('log.note-malformed', detail);
}
