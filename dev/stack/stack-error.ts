/** Why the stack could not start or go on. */
export type StackErrorCode =
  | 'environment'
  | 'port-taken'
  | 'port-refused'
  | 'data-directory'
  | 'already-running'
  | 'database-unreachable'
  | 'postgres-failed'
  | 'chain-failed'
  | 'build-failed'
  | 'migration-failed'
  | 'service-failed'
  | 'seed-failed';

/** A fault that a person can mend: the message is shown as it stands. */
export class StackError extends Error {
  readonly code: StackErrorCode;

  constructor(code: StackErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
