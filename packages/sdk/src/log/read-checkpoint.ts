import { CredentialError, type NoteVerifierKey, type OpenedCheckpoint, openCheckpoint } from '@laurel/credential';
import { LogFault } from './log-fault.ts';
import type { LogSource } from './log-source.ts';

/** Whose signatures count. */
export interface LogKeys {
  /** The keys of the log, as its owner publishes them (`name+id+key`). */
  readonly verifierKeys: readonly (string | NoteVerifierKey)[];
  /** The keys of witnesses that one knows. */
  readonly witnesses?: readonly (string | NoteVerifierKey)[] | undefined;
  /** The first line of its checkpoints; that which its key is named after, when left out. */
  readonly origin?: string | undefined;
}

/** A checkpoint and the text that proves it. */
export interface SignedCheckpoint extends OpenedCheckpoint {
  readonly note: string;
}

/** The checkpoint that a log shows now. */
export async function readCheckpoint(source: LogSource, keys: LogKeys): Promise<SignedCheckpoint> {
  const file = await source.read('checkpoint');
  if (!file.ok) throw new LogFault(file.isMissing ? 'missing' : 'unreachable', `${source.name}: ${file.detail}`);
  return openNote(file.bytes, keys, source.name);
}

/** A checkpoint out of its signed text. */
export async function openNote(note: string | Uint8Array, keys: LogKeys, place: string): Promise<SignedCheckpoint> {
  try {
    const opened = await openCheckpoint({ note, ...keys });
    return { ...opened, note: typeof note === 'string' ? note : new TextDecoder().decode(note) };
  } catch (error) {
    // A key that is none is the caller's fault and not the log's.
    if (!(error instanceof CredentialError) || /^(?:log\.key-|key\.)/.test(error.code)) throw error;
    throw new LogFault('checkpoint-refused', `${place}: ${error.message}`, { cause: error });
  }
}
