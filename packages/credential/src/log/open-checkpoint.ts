import { base64 } from '@scure/base';
import { concatBytes } from '../container/concat-bytes.ts';
import { CredentialError } from '../errors.ts';
import { verifySignature } from '../key/verify-signature.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignedMessage, decodeCosignature } from './cosignature.ts';
import { type NoteVerifierKey, noteKeyId, noteVerifierKey, parseNoteVerifierKey } from './note-verifier-key.ts';
import { type NoteSignature, parseNote } from './parse-note.ts';

/** What `openCheckpoint` needs. */
export interface OpenCheckpointInput {
  readonly note: string | Uint8Array;
  /** The keys of the log, as text or read. Of a kind that is not verified here: passed over. */
  readonly verifierKeys: readonly (string | NoteVerifierKey)[];
  /** The keys of witnesses that are known. */
  readonly witnesses?: readonly (string | NoteVerifierKey)[] | undefined;
  /** Which log it must be of; that which the key is named after, when left out. */
  readonly origin?: string | undefined;
}

/** What somebody says who has seen a checkpoint: that the log grew into it, and nothing before it was changed. */
export interface CheckpointCosignature {
  /** The name of the witness. */
  readonly name: string;
  /** Its key, as text: by it the witness is known, whatever it is named. */
  readonly verifierKey: string;
  readonly time: Date;
}

/** A checkpoint whose signatures are right. */
export interface OpenedCheckpoint extends Checkpoint {
  /** When the log signed it, in its own word. Undefined when it does not say. */
  readonly time?: Date | undefined;
  /** The keys of the log that signed it, as text. */
  readonly signedBy: readonly string[];
  /** Of known witnesses, each key once. */
  readonly cosignatures: readonly CheckpointCosignature[];
}

/**
 * Opens a signed checkpoint. The log's own signature must be there and be right; signatures by keys that are not known are
 * passed over; a wrong one by a key that is known, or two by one, refuse the whole. A witness with the log's own key is none,
 * and one key under two names is one witness: what a cosignature signs does not tell the name.
 *
 * That the log has not shown another checkpoint to somebody else is not seen here: witnesses, monitors and the chain are
 * for that.
 *
 * @see https://c2sp.org/tlog-checkpoint
 * @see https://c2sp.org/signed-note
 * @throws CredentialError `log.note-malformed`, `log.checkpoint-malformed`, `log.checkpoint-unsigned`,
 * `log.signature-wrong`, `log.cosignature-wrong`, `log.origin-wrong`, `log.key-malformed`, `key.refused`
 * @example
 * const { size, root, time } = await openCheckpoint({ note, verifierKeys: ['example.com/log+…'] });
 */
export async function openCheckpoint(input: OpenCheckpointInput): Promise<OpenedCheckpoint> {
  const { text, signatures } = parseNote(input.note);
  const checkpoint = parseCheckpoint(text);
  const signed = await verifyAll(text, signatures, knownKeys(input));
  const own = signed.filter(({ key }) => key.owner === 'log');
  const plain = own.filter(({ key }) => key.type === 'ed25519');
  if (plain.length === 0)
    throw new CredentialError('log.checkpoint-unsigned', `for ${checkpoint.origin.slice(0, 100)}`);
  const { origin = plain[0]?.key.name } = input;
  if (checkpoint.origin !== origin) throw new CredentialError('log.origin-wrong', checkpoint.origin.slice(0, 100));
  const time = own.find((it) => it.time !== undefined)?.time;
  const signedBy = plain.map(({ key }) => noteVerifierKey(key));
  return { ...checkpoint, ...(time === undefined ? {} : { time }), signedBy, cosignatures: cosignaturesIn(signed) };
}

function cosignaturesIn(signed: readonly Signed[]): CheckpointCosignature[] {
  const byKey = new Map<string, CheckpointCosignature>();
  for (const { key, time } of signed) {
    const id = materialOf(key);
    if (key.owner !== 'witness' || time === undefined || byKey.has(id)) continue;
    byKey.set(id, { name: key.name, verifierKey: noteVerifierKey(key), time });
  }
  return [...byKey.values()];
}

interface KnownKey extends NoteVerifierKey {
  readonly owner: 'log' | 'witness';
}

interface Signed {
  readonly key: KnownKey;
  readonly time: Date | undefined;
}

/** By name and id. An id is short, so that two keys may have one. */
type KnownKeys = ReadonlyMap<string, readonly KnownKey[]>;

function knownKeys({ verifierKeys, witnesses = [] }: OpenCheckpointInput): KnownKeys {
  const ofLog = verifierKeys.flatMap(read).flatMap((key) => [key, timeKeyOf(key)]);
  const logs = new Set(ofLog.map(materialOf));
  const ofWitnesses = witnesses.flatMap(read).filter((key) => key.type === 'cosignature' && !logs.has(materialOf(key)));
  const all: KnownKey[] = [
    ...ofLog.map((key) => ({ ...key, owner: 'log' as const })),
    ...ofWitnesses.map((key) => ({ ...key, owner: 'witness' as const })),
  ];
  const once = new Map(all.map((key) => [noteVerifierKey(key), key]));
  return Map.groupBy(once.values(), placeOf);
}

function materialOf({ publicKey }: NoteVerifierKey): string {
  return base64.encode(publicKey.bytes);
}

/** The key that the log itself carries the time with: the same one, under the other type. */
function timeKeyOf(key: NoteVerifierKey): NoteVerifierKey {
  return { ...key, type: 'cosignature', keyId: noteKeyId({ ...key, type: 'cosignature' }) };
}

function read(key: string | NoteVerifierKey): NoteVerifierKey[] {
  try {
    return [typeof key === 'string' ? parseNoteVerifierKey(key) : key];
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'log.key-unsupported') return [];
    throw error;
  }
}

async function verifyAll(
  text: string,
  signatures: readonly NoteSignature[],
  keys: KnownKeys,
): Promise<readonly Signed[]> {
  const signed = new Map<KnownKey, Signed>();
  for (const signature of signatures) {
    const candidates = keys.get(placeOf(signature));
    if (candidates === undefined) continue;
    const found = await verifyWithOne(text, signature, candidates);
    if (signed.has(found.key)) throw new CredentialError('log.note-malformed', `two signatures of ${found.key.name}`);
    signed.set(found.key, found);
  }
  return [...signed.values()];
}

async function verifyWithOne(text: string, signature: NoteSignature, candidates: readonly KnownKey[]): Promise<Signed> {
  for (const key of candidates) {
    const verified = await verify(text, signature, key);
    if (verified.isRight) return { key, time: verified.time };
  }
  const isLogs = candidates.some(({ owner }) => owner === 'log');
  throw new CredentialError(isLogs ? 'log.signature-wrong' : 'log.cosignature-wrong', signature.name.slice(0, 100));
}

async function verify(
  text: string,
  { signature }: NoteSignature,
  key: KnownKey,
): Promise<{ isRight: boolean; time?: Date | undefined }> {
  const timed = key.type === 'cosignature' ? decodeCosignature(signature) : { seconds: undefined, signature };
  if (timed === undefined) return { isRight: false };
  const isRight = await verifySignature({
    algorithm: 'EdDSA',
    key: key.publicKey,
    data: timed.seconds === undefined ? utf8(text) : cosignedMessage(timed.seconds, text),
    signature: Uint8Array.from(timed.signature),
  });
  return { isRight, time: timed.seconds === undefined ? undefined : new Date(timed.seconds * 1_000) };
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return concatBytes([new TextEncoder().encode(text)]);
}

function placeOf({ name, keyId }: { readonly name: string; readonly keyId: number }): string {
  return `${name}\n${keyId}`;
}
