import { readFileSync, statSync } from 'node:fs';
import { CredentialError, type LogPolicy, parseLogPolicy } from '@laurel/credential';

/** Which logs and witnesses count here, or what is wrong with the file in one sentence without its full stop. */
export type LogPolicyFile =
  | { policy: LogPolicy | undefined; fault?: undefined }
  | { policy?: undefined; fault: string };

/** Every page that verifies carries it along. */
const mostBytes = 32_768;

/** Reads the file that the environment names. */
export function readLogPolicyFile(file: string | undefined): LogPolicyFile {
  if (file === undefined) return { policy: undefined };
  try {
    if (statSync(file).size > mostBytes) return { fault: `the file has more than ${mostBytes} bytes; shorten it` };
    return { policy: parseLogPolicy(readFileSync(file)) };
  } catch (error) {
    if (error instanceof CredentialError)
      return { fault: `give a policy in the form of C2SP tlog-policy (${error.detail ?? error.code})` };
    const { code = '' } = error as NodeJS.ErrnoException;
    return { fault: `name a file that this process may read, or unset it (${code})` };
  }
}
