import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import type { Account } from './account.ts';

/** What PostgreSQL's programs see of the environment: nothing of the caller's may bend them. */
export const programEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs one of PostgreSQL's programs to its end as the account. */
export function runProgram(
  account: Account,
  program: string,
  args: readonly string[],
  input?: string,
): SpawnSyncReturns<string> {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  return spawnSync(command, rest, {
    ...account.ids,
    env: programEnvironment,
    cwd: '/',
    encoding: 'utf8',
    input: input ?? '',
    timeout: 120_000,
  });
}
