/** Bytes from a fixed seed (xorshift32): the same on every run, and good enough to stand in for a random source in a test. */
export function seededRandom(seed: number): (byteCount: number) => Uint8Array {
  let state = seed | 0 || 1;
  return (byteCount) =>
    Uint8Array.from({ length: byteCount }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 24;
    });
}
