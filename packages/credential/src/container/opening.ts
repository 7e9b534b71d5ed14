import type { FoundCredential, PathStep, SeenKind } from './read-result.ts';

/** Where something was found, and whether an address in that place may be visited. */
export interface Place {
  readonly path: readonly PathStep[];
  readonly mayVisit: boolean;
}

/** Something to be looked at: its kind, and its bytes, or its text where it is text. */
export interface Part extends Place {
  readonly kind: SeenKind;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What the openers of the kinds of files may ask of the reading that they are part of. */
export interface Opening {
  /** Looks at something inside, whatever it is. What is wrong with it is noted and not thrown. */
  readonly open: (content: Uint8Array | string, place: Place) => Promise<unknown>;
  readonly add: (credential: Omit<FoundCredential, 'container'>) => void;
  /** Notes a receipt, which is put with its credential at the end. @throws CredentialError `log.receipt-malformed` */
  readonly addReceipt: (text: string, place: Place) => void;
  readonly refuse: (kind: SeenKind, place: Place, error: unknown) => void;
  readonly visit: (url: string, place: Place) => Promise<void>;
  /** The texts of the codes in a picture; `undefined` when there is nobody to read them. */
  readonly qrCodes: (image: Uint8Array) => Promise<readonly string[] | undefined>;
  /** Counts what is unpacked, and refuses too much. */
  readonly spend: (bytes: number) => void;
}

/** A place one step further in. */
export function inside({ path }: Place, step: PathStep, mayVisit = false): Place {
  return { path: [...path, step], mayVisit };
}
