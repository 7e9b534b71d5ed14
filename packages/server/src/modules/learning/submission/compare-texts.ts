/** So many words make a shingle. */
const shingleWords = 5;
/** So many functions make a signature: an estimate is off by about 1/√128, nine hundredths, and seldom by twice that. */
const functions = 128;
/** The functions are the same everywhere and always, so that signatures can be compared. */
const seed = 0x4c_61_75_72;

/** A text in words, without regard to case, marks and how it is set. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The runs of five words in a text, each as a number. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + shingleWords <= words.length; i += 1) {
    shingles.add(hashText(words.slice(i, i + shingleWords).join(' ')));
  }
  return shingles;
}

/** How much two sets have in common, exactly: what both have of what either has, from 0 to 1 (Jaccard). */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size + b.size === 0) return 0;
  const both = [...a].filter((shingle) => b.has(shingle)).length;
  return both / (a.size + b.size - both);
}

/** A set in 128 numbers: the least that each of 128 functions makes of its members (Broder, MinHash). */
export function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(functions).fill(0xff_ff_ff_ff);
  for (const shingle of shingles) {
    for (let i = 0; i < functions; i += 1) {
      const value = mix(shingle ^ (keys[i] ?? 0));
      if (value < (least[i] ?? 0)) least[i] = value;
    }
  }
  return least;
}

/** The same as {@link jaccard}, estimated from signatures. */
export function estimate(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < functions; i += 1) if (a[i] === b[i]) same += 1;
  return same / functions;
}

/** 32 bits of a text (FNV-1a, then mixed). */
function hashText(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return mix(hash);
}

/** Spreads 32 bits over 32 bits, one to one (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85_eb_ca_6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2_b2_ae_35);
  return (h ^ (h >>> 16)) >>> 0;
}

const keys = Uint32Array.from({ length: functions }, (_, index) => mix(seed + Math.imul(index + 1, 0x9e_37_79_b9)));
