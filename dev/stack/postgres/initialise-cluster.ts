import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StackError } from '../stack-error.ts';
import type { Account } from './account.ts';
import { runProgram } from './run-program.ts';

/** What a cluster is made with. */
export interface ClusterInput {
  account: Account;
  /** Folder of PostgreSQL's programs. */
  binaries: string;
  directory: string;
  ownerPassword: string;
  /** False only for tests, whose data may be lost. */
  durable: boolean;
  /** Whether the owner may make more databases. */
  createsDatabases: boolean;
}

const supportedMajor = '18';

/**
 * Makes the cluster with its roles and database, unless it is there; a crash on the way leaves none rather than half of one.
 *
 * @returns whether it was made now
 */
export function initialiseCluster(input: ClusterInput): boolean {
  const { account, directory, ownerPassword } = input;
  if (existsSync(directory)) {
    checkVersion(directory);
    if (readIfThere(passwordStamp(directory)) !== digest(ownerPassword)) changePassword(input);
    return false;
  }
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const owner = ownerOf(account);
  if (owner) chownSync(draft, owner.uid, owner.gid);
  initialise(input, draft);
  bootstrap(input, draft, [
    `create role laurel_owner login createrole ${input.createsDatabases ? 'createdb' : 'nocreatedb'} password '${ownerPassword}';`,
    'create database laurel owner laurel_owner;',
  ]);
  writeFileSync(passwordStamp(draft), digest(ownerPassword));
  if (input.durable) demand(runProgram(account, initdb(input), ['-D', draft, '--sync-only']), 'written to disk');
  renameSync(draft, directory);
  return true;
}

function initialise(input: ClusterInput, draft: string): void {
  const { account, binaries } = input;
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // The superuser has no password and may not connect: it is used by the stand-alone backend alone.
  const access = ['--username=laurel_admin', '--auth-local=reject', '--auth-host=reject'];
  demand(
    runProgram(account, initdb(input), ['-D', draft, ...locale, ...access, '--no-instructions', '--no-sync']),
    'made',
  );
  const lz4 = ['-D', draft, '-C', 'default_toast_compression', '-c', 'default_toast_compression=lz4'];
  if (runProgram(account, path.join(binaries, 'bin', 'postgres'), lz4).status === 0) {
    appendFileSync(path.join(draft, 'postgresql.conf'), 'default_toast_compression = lz4\n');
  }
}

// The secret was restored, lost or changed: the database follows the file.
function changePassword(input: ClusterInput): void {
  bootstrap(input, input.directory, [`alter role laurel_owner password '${input.ownerPassword}';`]);
  writeFileSync(passwordStamp(input.directory), digest(input.ownerPassword));
}

// The stand-alone backend ends well whatever its statements did: what it says is what counts.
function bootstrap({ account, binaries }: ClusterInput, directory: string, statements: readonly string[]): void {
  const program = path.join(binaries, 'bin', 'postgres');
  const args = ['--single', '-D', directory, '-c', 'log_min_error_statement=panic', 'postgres'];
  const result = runProgram(account, program, args, `${statements.join('\n')}\n`);
  demand(/\b(ERROR|FATAL|PANIC):/.test(result.stderr) ? { ...result, status: 1 } : result, 'given its roles');
}

function demand(result: { status: number | null; stderr: string; error?: Error }, done: string): void {
  if (result.status === 0) return;
  const reason = (result.error?.message ?? result.stderr).trim().split('\n').slice(-5).join('\n  ');
  throw new StackError('postgres-failed', `The embedded database could not be ${done}; PostgreSQL said:\n  ${reason}`);
}

function checkVersion(directory: string): void {
  const major = readIfThere(path.join(directory, 'PG_VERSION'))?.trim();
  if (major === supportedMajor) return;
  const message = `${directory} holds ${major ? `a database of PostgreSQL ${major}` : 'no database'}, this Laurel brings PostgreSQL ${supportedMajor}: move it aside, or choose another LAUREL_DATA.`;
  throw new StackError('postgres-failed', message);
}

function ownerOf(account: Account): { uid: number; gid: number } | undefined {
  if (account.ids) return account.ids;
  const id = (name: string) => Number(account.prefix.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]);
  return account.prefix.length > 0 ? { uid: id('reuid'), gid: id('regid') } : undefined;
}

function initdb({ binaries }: ClusterInput): string {
  return path.join(binaries, 'bin', 'initdb');
}

function passwordStamp(directory: string): string {
  return path.join(directory, 'laurel-owner.sha256');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
