import { createRetrieveBytes, type RetrieveOptions } from '../verification/create-retrieve.ts';

/** One attempt to read a file of a log. */
export type LogFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `isMissing`: whoever has the log says that there is no such file. Else it could not be found out. */
  | { readonly ok: false; readonly isMissing: boolean; readonly detail: string };

/** Where the files of a log are (tlog-tiles): behind an address, in a folder, or anywhere else. */
export interface LogSource {
  /** What people know it by. */
  readonly name: string;
  /** Reads a file by its path below the log, such as `checkpoint` or `tile/0/000`. */
  readonly read: (path: string) => Promise<LogFile>;
}

/** The largest bundle of entries there can be: 256 of them, each after its length. */
const MAX_BYTES = 256 * (2 + 0xffff);

/**
 * A log behind an address, fetched as everything else is: see `createRetrieve`.
 *
 * @example
 * import { createLogSource } from '@laurel/sdk';
 *
 * const source = createLogSource('https://laurel.example/log');
 * console.log(source.name); // https://laurel.example/log
 */
export function createLogSource(uri: string, options: RetrieveOptions = {}): LogSource {
  const name = uri.replace(/\/$/, '');
  const retrieve = createRetrieveBytes({ maxBytes: MAX_BYTES, ...options });
  return {
    name,
    async read(path) {
      const had = await retrieve(`${name}/${path}`);
      if (had.ok) return { ok: true, bytes: had.body };
      const isMissing = had.reasonCode === 'retrieval.not-found';
      return { ok: false, isMissing, detail: `${path}: ${had.detail ?? had.reasonCode}` };
    },
  };
}
