/** A folder of files that anybody may read, each under the path that it is served at: any web server can serve it as it is. */
export interface PublicFolder {
  /** Writes a file, whole or not at all, in the place of one that may be there. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array | undefined>;
  /** The names of what is in a folder, in no order; none where there is no such folder. */
  list(path: string): Promise<string[]>;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): Promise<void>;
}
