import { CredentialError, parseNoteVerifierKey, reasonCodes } from '@laurel/credential';
import { createLogSource, findLog, type LogChains, type LogKeys, type LogSource } from '@laurel/sdk';
import { UsageError } from '../usage-error.ts';
import { folderSource, isFolder } from './folder-source.ts';

/** Options that say which log is meant, and whose signatures count. */
export const logOptions = {
  key: { type: 'string', multiple: true },
  issuer: { type: 'string' },
  witness: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

/** The values of {@link logOptions}. */
export interface LogValues {
  readonly key?: readonly string[] | undefined;
  readonly issuer?: string | undefined;
  readonly witness?: readonly string[] | undefined;
}

/** A log, whose signatures count, and where it is recorded. */
export interface WhichLog extends LogKeys {
  readonly source: LogSource;
  readonly anchors: LogChains['anchors'];
}

/** True for what can only be the place of a log, and no file. */
export async function isLogPlace(operand: string): Promise<boolean> {
  return isAddress(operand) || isFolder(operand);
}

/** A log behind an address or in a folder. */
export function sourceAt(place: string): LogSource {
  return isAddress(place) ? createLogSource(place, { allowHttpLocalhost: true }) : folderSource(place);
}

/**
 * The log that a command line names, with its keys: given themselves, or found in the DID document of its issuer, which also
 * says where the log is if nothing else does.
 *
 * @throws UsageError
 */
export async function whichLog(place: string | undefined, values: LogValues): Promise<WhichLog> {
  const { key = [], issuer, witness = [] } = values;
  if (key.length > 0 === (issuer !== undefined)) {
    throw new UsageError('Say whose log it is: with --key KEY, or with --issuer DID.');
  }
  const named = issuer === undefined ? { uri: undefined, verifierKeys: key, anchors: [] } : await logOf(issuer);
  const where = place ?? named.uri;
  if (where === undefined) throw new UsageError('Say which log: its address, or a folder.');
  for (const text of [...named.verifierKeys, ...witness]) checkKey(text);
  const { verifierKeys, anchors } = named;
  return { source: sourceAt(where), verifierKeys, witnesses: witness, anchors };
}

async function logOf(issuer: string) {
  const log = await findLog(issuer, { allowHttpLocalhost: true });
  if (log.ok) return log;
  const reasons = {
    'not-resolved': `The keys of ${issuer} cannot be had: ${log.detail}.`,
    none: `${issuer} names no log of its own.`,
    unreadable: `${issuer} names its log in a way that cannot be read.`,
  };
  throw new UsageError(reasons[log.reason]);
}

function checkKey(text: string): void {
  try {
    parseNoteVerifierKey(text);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    // A kind of key that is not known here is passed over when signatures are looked at.
    if (error.code !== 'log.key-unsupported') throw new UsageError(`${reasonCodes[error.code].sentence} (${text})`);
  }
}

function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place);
}
