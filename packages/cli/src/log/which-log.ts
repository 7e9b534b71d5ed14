import { CredentialError, parseNoteVerifierKey, reasonCodes } from '@laurel/credential';
import { createLogSource, findLog, type LogChains, type LogKeys, type LogSource } from '@laurel/sdk';
import { UsageError } from '../usage-error.ts';
import { folderSource, isFolder } from './folder-source.ts';
import { logPolicyOf, type PolicyValues, policyOptions } from './log-policy.ts';
import { rpcAddresses } from './rpc-addresses.ts';

/** Options that say which log is meant, and whose signatures count. */
export const logOptions = {
  key: { type: 'string', multiple: true },
  issuer: { type: 'string' },
  ...policyOptions,
  rpc: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

/** The values of {@link logOptions}. */
export interface LogValues extends PolicyValues {
  readonly key?: readonly string[] | undefined;
  readonly issuer?: string | undefined;
  readonly rpc?: readonly string[] | undefined;
}

/** A log, whose signatures count, and where it is recorded, if nodes are named that can be asked. */
export interface WhichLog extends LogKeys {
  readonly source: LogSource;
  readonly chains: LogChains | undefined;
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
 * The log that a command line names, with its keys: given themselves, listed by a policy, or found in the DID document of its
 * issuer, which also says where the log and its records on chains are if nothing else does.
 *
 * @throws UsageError
 */
export async function whichLog(place: string | undefined, values: LogValues): Promise<WhichLog> {
  const policy = await logPolicyOf(values);
  const { uri, verifierKeys, anchors } = await named(values, policy?.logs.map(({ verifierKey }) => verifierKey) ?? []);
  const where = place ?? uri;
  if (where === undefined) throw new UsageError('Say which log: its address, or a folder.');
  for (const text of verifierKeys) checkKey(text);
  const rpcs = rpcAddresses(values.rpc);
  if (rpcs.length > 0 && anchors.length === 0)
    throw new UsageError('--rpc needs --issuer, with an issuer who records the log on a chain.');
  const chains = rpcs.length === 0 ? undefined : { anchors, rpcs };
  return { source: sourceAt(where), verifierKeys, policy, chains };
}

async function named({ key = [], issuer }: LogValues, listed: readonly string[]) {
  if (key.length > 0 && issuer !== undefined)
    throw new UsageError('Say whose log it is once: with --key KEY, or with --issuer DID.');
  if (issuer !== undefined) return logOf(issuer);
  const verifierKeys = key.length > 0 ? key : listed;
  if (verifierKeys.length === 0) throw new UsageError('Say whose log it is: with --key KEY, or with --issuer DID.');
  return { uri: undefined, verifierKeys, anchors: [] };
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
