/** Unpredictable values. */
export interface Randomness {
  /** A UUID of version 4. */
  uuid(): string;
  /** Bytes fit for secrets. */
  bytes(count: number): Uint8Array;
}
