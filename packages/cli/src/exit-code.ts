/** What the process says to the shell. `laurel help` prints this table. */
export const exitCodes = {
  done: 0,
  no: 1,
  unknown: 2,
  usage: 64,
  fault: 70,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
