import type { WriteUnit } from '../../../storage/index.ts';
import type { KeptFile } from '../../file/index.ts';

/** What is made of a package at last: the one end of an import that is another for a programme and for the bank. */
export interface Ending {
  /** The media to keep for it. */
  paths: readonly string[];
  /** Has everything at hand that the transaction will write. */
  prepare(kept: ReadonlyMap<string, KeptFile>): Promise<Commit>;
}

/** Writes it, and says which programme it is and which of the kept media it recorded. */
export type Commit = (unit: WriteUnit) => Promise<{ programmeId: string | null; paths: readonly string[] }>;

/** The addresses of media by their places. */
export function urlsOf(kept: ReadonlyMap<string, KeptFile>): Map<string, string> {
  return new Map([...kept].map(([path, { url }]) => [path, url]));
}
