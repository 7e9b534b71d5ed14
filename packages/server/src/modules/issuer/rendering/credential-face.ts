/** What a rendered credential shows: plain text, nothing in it is ever interpreted. */
export interface CredentialFace {
  url: string;
  recipientName: string;
  achievementName: string;
  achievementKind: string;
  description: string;
  organisationName: string;
  issuedOn: string;
  completedOn: string | null;
  validUntil: string | null;
  /** One that was replaced leads to what counts in its place, and is no reason for alarm. */
  standing: 'issued' | 'revoked' | 'replaced';
  skills: readonly string[];
  /** Workload, credits and level, in one line. */
  facts: string;
  /** What was reached in each assessment as a whole, the weighted total and outcomes among them. */
  results: readonly { name: string; reached: string }[];
  image: Uint8Array | undefined;
}

/** What goes into a file, so that the file alone can be verified. */
export interface Baked {
  /** The signed credential, as JSON. */
  secured: string;
  /** Its receipt in the log. */
  receipt: string | undefined;
}

/** The colours of the rendered documents: laurel green, and gold for the credential alone. */
export const palette = {
  ink: '#1d2721',
  muted: '#5b665f',
  line: '#d8ddd6',
  paper: '#fdfcf8',
  laurel: '#1f5c43',
  gold: '#a67c1a',
  invalid: '#9b1c1c',
};
