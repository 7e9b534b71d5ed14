import { readFile } from 'node:fs/promises';
import { CredentialError, reasonCodes } from '@laurel/credential';
import { type LogPolicy, parseLogPolicy, witnessPolicy } from '@laurel/sdk';
import { UsageError } from '../usage-error.ts';

/** Options that say which witnesses are known, and which of them must have cosigned. */
export const policyOptions = {
  witness: { type: 'string', multiple: true },
  quorum: { type: 'string' },
  policy: { type: 'string' },
} as const;

/** The values of {@link policyOptions}. */
export interface PolicyValues {
  readonly witness?: readonly string[] | undefined;
  readonly quorum?: string | undefined;
  readonly policy?: string | undefined;
}

/**
 * The policy that a command line names: a file of C2SP, or some witnesses and how many of them; undefined where it names none.
 *
 * @throws UsageError
 */
export async function logPolicyOf({ witness = [], quorum, policy }: PolicyValues): Promise<LogPolicy | undefined> {
  if (policy !== undefined) {
    if (witness.length > 0 || quorum !== undefined)
      throw new UsageError('A policy names its witnesses and its quorum itself. Leave out --witness and --quorum.');
    const text = await read(policy);
    return refusing(policy, () => parseLogPolicy(text));
  }
  if (quorum !== undefined && witness.length === 0)
    throw new UsageError('--quorum counts the witnesses that you name with --witness KEY.');
  if (quorum !== undefined && !/^\d{1,3}$/.test(quorum)) throw new UsageError('--quorum takes a whole number.');
  if (witness.length === 0) return undefined;
  const wanted = quorum === undefined ? {} : { quorum: Number(quorum) };
  return refusing('--witness', () => witnessPolicy({ witnesses: witness, ...wanted }));
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`${file} cannot be read${code}.`);
  }
}

function refusing(place: string, parse: () => LogPolicy): LogPolicy {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new UsageError(`${place}: ${reasonCodes[error.code].sentence} (${error.detail ?? error.code})`);
  }
}
