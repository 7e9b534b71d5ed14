import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { concatBytes } from '../container/concat-bytes.ts';
import { CredentialError } from '../errors.ts';
import { type PublicKey, toPublicKey } from '../key/public-key.ts';
import { isKeyName } from './parse-note.ts';

/** The kinds of signature that are verified here, by the byte that stands for each. */
const noteSignatureTypes = {
  /** Ed25519 over the text of the note. */
  ed25519: 0x01,
  /** Ed25519 over a time and the text of a checkpoint (`cosignature/v1`). */
  cosignature: 0x04,
} as const;

/** A kind of signature below a note. */
export type NoteSignatureType = keyof typeof noteSignatureTypes;

/** The key of a log or of a witness, with the name it signs under. */
export interface NoteVerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: NoteSignatureType;
  readonly publicKey: PublicKey;
}

/** What says which key is meant. */
export interface NoteKeyInput {
  readonly name: string;
  /** Of the type Ed25519. */
  readonly publicKey: PublicKey;
  /** `ed25519` when left out. */
  readonly type?: NoteSignatureType | undefined;
}

/**
 * Which key a signature is of, among those of one name: the first four bytes of SHA-256(name ‖ newline ‖ type ‖ key).
 *
 * @see https://c2sp.org/signed-note
 */
export function noteKeyId({ name, publicKey, type = 'ed25519' }: NoteKeyInput): number {
  const start = new TextEncoder().encode(`${name}\n`);
  const hash = sha256(concatBytes([start, Uint8Array.of(noteSignatureTypes[type]), publicKey.bytes]));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}

/**
 * A verifier key as text: its name, its id in hex, and its type and bytes in base64, with a plus between them.
 *
 * @see https://c2sp.org/signed-note
 * @throws CredentialError `log.key-malformed`
 * @example
 * noteVerifierKey({ name: 'example.com/foo', publicKey }); // 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4…'
 */
export function noteVerifierKey({ name, publicKey, type = 'ed25519' }: NoteKeyInput): string {
  if (!isKeyName(name)) throw new CredentialError('log.key-malformed', 'a name that no key may have');
  if (publicKey.type !== 'Ed25519') throw new CredentialError('log.key-unsupported', publicKey.type);
  const keyId = noteKeyId({ name, publicKey, type }).toString(16).padStart(8, '0');
  return `${name}+${keyId}+${base64.encode(concatBytes([Uint8Array.of(noteSignatureTypes[type]), publicKey.bytes]))}`;
}

const VERIFIER_KEY = /^([^+]{1,1024})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{1,8192}={0,2})$/;

/**
 * Reads a verifier key. Its id must be that of its name and bytes.
 *
 * @throws CredentialError `log.key-malformed`; `log.key-unsupported` for a kind of signature that is not verified here;
 * `key.refused` for a key under which a signature proves nothing
 */
export function parseNoteVerifierKey(text: string): NoteVerifierKey {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const key = parse(text);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(text, key);
  return key;
}

/** A thousand receipts of one log have one key, and that its point is a good one takes a millisecond to find out. */
const parsed = new Map<string, NoteVerifierKey>();
const MOST_PARSED = 64;

function parse(text: string): NoteVerifierKey {
  const [, name = '', idText, encoded = ''] = VERIFIER_KEY.exec(text) ?? [];
  if (!isKeyName(name)) throw new CredentialError('log.key-malformed', 'not a name, an id and a key');
  const bytes = decode(encoded);
  const type = typeOf(bytes[0]);
  const publicKey = toPublicKey('Ed25519', bytes.subarray(1));
  const keyId = noteKeyId({ name, publicKey, type });
  if (Number.parseInt(idText ?? '', 16) !== keyId) throw new CredentialError('log.key-malformed', 'another id');
  return { name, keyId, type, publicKey };
}

function typeOf(byte: number | undefined): NoteSignatureType {
  const types: NoteSignatureType[] = ['ed25519', 'cosignature'];
  const type = types.find((name) => noteSignatureTypes[name] === byte);
  if (type === undefined) throw new CredentialError('log.key-unsupported', `signature type ${byte}`);
  return type;
}

function decode(encoded: string): Uint8Array {
  try {
    return Uint8Array.from(base64.decode(encoded));
  } catch (cause) {
    throw new CredentialError('log.key-malformed', 'not base64', { cause });
  }
}
