/** Where the log of an install is: they never change, for checkpoints and receipts carry them. */
export interface LogPlace {
  /** The prefix of all its files. */
  uri: string;
  /** Its origin line, which is also the name of its key: the prefix without its scheme. */
  name: string;
}

/** The place of the log of an install. */
export function logPlace(origin: string): LogPlace {
  return { uri: `${origin}/log`, name: `${new URL(origin).host}/log` };
}
