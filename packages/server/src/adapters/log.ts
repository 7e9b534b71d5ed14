import { pino } from 'pino';
import type { Log } from '../ports/index.ts';

const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'set-cookie', 'key', 'sealed'];

/** Writes log lines as JSON on standard output, secrets struck out. */
export function createLog({ level }: { level: string }): Log {
  return pino({
    level,
    base: null,
    redact: { paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[struck out]' },
  });
}
