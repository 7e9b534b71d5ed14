/** A message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Beside those that every mail has. */
  headers?: Record<string, string>;
}

/** Hands mail to a mail server; rejects when the server did not take it. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Resolves when the mail server answers. */
  check(): Promise<void>;
}
