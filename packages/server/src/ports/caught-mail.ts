/** The mail that a development install caught instead of sending it. */
export interface CaughtMail {
  /** Removes the messages to any of these addresses, and those that say one of these addresses or ids. */
  forget(texts: readonly string[]): Promise<void>;
}
