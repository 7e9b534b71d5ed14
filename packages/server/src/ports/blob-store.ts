/** Keeps files by name; a name is written once and never changes. */
export interface BlobStore {
  write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<{ bytes: number }>;
  /** Reads a file, or a part of it (`start` and `end` count from 0, both inclusive); undefined when there is none. */
  read(name: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array> | undefined>;
  remove(name: string): Promise<void>;
}
