import {
  CredentialError,
  type LogPolicy,
  lackOf,
  type NoteVerifierKey,
  type OpenedCheckpoint,
  openCheckpoint,
  type PolicySubject,
  witnessKeysOf,
} from '@laurel/credential';
import { findingOf, LogFault, type LogFinding } from './log-fault.ts';
import type { LogSource } from './log-source.ts';

/** Whose signatures count. */
export interface LogKeys {
  /** The keys of the log, as its owner publishes them (`name+id+key`). */
  readonly verifierKeys: readonly (string | NoteVerifierKey)[];
  /**
   * Which witnesses one knows, and which of them must have cosigned; which logs count. See `parseLogPolicy` and
   * `witnessPolicy`.
   */
  readonly policy?: LogPolicy | undefined;
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
export async function openNote(
  note: string | Uint8Array,
  { policy, ...keys }: LogKeys,
  place: string,
): Promise<SignedCheckpoint> {
  try {
    const opened = await openCheckpoint({ note, ...keys, witnesses: witnessKeysOf(policy) });
    return { ...opened, note: typeof note === 'string' ? note : new TextDecoder().decode(note) };
  } catch (error) {
    // A key that is none is the caller's fault and not the log's.
    if (!(error instanceof CredentialError) || /^(?:log\.key-|key\.)/.test(error.code)) throw error;
    const isWitness = error.code === 'log.cosignature-wrong';
    throw new LogFault(isWitness ? 'cosignature-wrong' : 'checkpoint-refused', `${place}: ${error.message}`, {
      cause: error,
    });
  }
}

/** What something that is rightly signed lacks by one's policy: nothing against the log, and not enough to rely on it. */
export function heldToPolicy(signed: PolicySubject, { policy }: Pick<LogKeys, 'policy'>, place: string): LogFinding[] {
  const lack = lackOf(policy, signed);
  if (lack === undefined) return [];
  const counted = `${signed.cosignatures.length} of ${policy?.witnesses.length ?? 0} known witnesses`;
  return [findingOf(lack, lack === 'unlisted-log' ? place : `${place}: ${counted}`)];
}
