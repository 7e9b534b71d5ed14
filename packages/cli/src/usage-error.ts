/** The command was not written as it must be. Nothing was done; the message says how to write it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
