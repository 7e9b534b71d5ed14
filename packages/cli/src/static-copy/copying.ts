import type { LaurelClient } from '@laurel/sdk';
import type { CopyFolder } from './copy-folder.ts';

/** What a copy is made from. */
export interface Copying {
  readonly client: LaurelClient;
  readonly origin: string;
  readonly folder: CopyFolder;
  readonly organisation: { readonly id: string; readonly name: string; readonly slug: string };
  readonly validUntil: Date;
  readonly signal: AbortSignal;
  /** Told what is being done, and how many files of it are. */
  readonly onProgress: (doing: string, files: number) => void;
}

/** What is in a finished copy. */
export interface Copied {
  readonly files: number;
  readonly publicCredentials: number;
  readonly privateCredentials: number;
  readonly statusLists: number;
  /** Entries of the log; absent where the server keeps none. */
  readonly logSize?: number | undefined;
  /** Receipts from before the log was anchored; absent where the server keeps no log. */
  readonly unanchoredReceipts?: number | undefined;
}
