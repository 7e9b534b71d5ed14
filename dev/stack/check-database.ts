import { connect } from 'node:net';
import { StackError } from './stack-error.ts';

const patienceMilliseconds = 5_000;

/**
 * Makes sure that something answers at the address of an outside database.
 *
 * @throws StackError `database-unreachable`
 */
export function checkDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(url.port || 5432), timeout: patienceMilliseconds });
    const refuse = (reason: string) => {
      socket.destroy();
      reject(unreachable(databaseUrl, reason));
    };
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => refuse(`no answer within ${patienceMilliseconds / 1_000} seconds`));
    socket.once('error', (error: NodeJS.ErrnoException) => refuse(reasons[error.code ?? ''] ?? error.message));
  });
}

/** The refusal to show when an outside database does not let us in. */
export function unreachable(databaseUrl: string, reason: string): StackError {
  const message = `The database at ${withoutPassword(databaseUrl)} cannot be used (${reason}): start it, or correct DATABASE_URL, or unset it to use the embedded one.`;
  return new StackError('database-unreachable', message);
}

function withoutPassword(databaseUrl: string): string {
  const { host, pathname, username } = new URL(databaseUrl);
  return `${username ? `${username}@` : ''}${host}${pathname}`;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no host of that name is known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ETIMEDOUT: 'no answer',
};
