import { type Bounds, CompressionFault, refusing } from './bounds.ts';

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes of each length, and the symbols in order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/**
 * Raw DEFLATE (RFC 1951), bounded. Our own, because what runtimes offer does not agree on what we must be strict about:
 * bytes after the end, several members, and a bound on the output before it is made.
 *
 * @throws CredentialError with the codes of `bounds`
 */
export function inflate(input: Uint8Array, bounds: Bounds): Inflated {
  const state = new Inflate(input, bounds.maxOutput);
  refusing(bounds, () => state.run());
  return { output: state.output.slice(0, state.length), consumed: state.position };
}

/** What came out, and how many bytes of the input it took. */
export interface Inflated {
  readonly output: Uint8Array<ArrayBuffer>;
  readonly consumed: number;
}

class Inflate {
  output: Uint8Array<ArrayBuffer> = new Uint8Array(32_768);
  length = 0;
  position = 0;
  readonly #input: Uint8Array;
  readonly #maxOutput: number;
  #bits = 0;
  #bitCount = 0;

  constructor(input: Uint8Array, maxOutput: number) {
    this.#input = input;
    this.#maxOutput = maxOutput;
  }

  run(): void {
    let last = false;
    while (!last) {
      last = this.#take(1) === 1;
      const type = this.#take(2);
      if (type === 0) this.#stored();
      else if (type === 1) this.#compressed(fixedLengths, fixedDistances);
      else if (type === 2) this.#compressed(...this.#readCodes());
      else throw malformed('a block of no known type');
    }
  }

  #stored(): void {
    this.#bits = 0;
    this.#bitCount = 0;
    const size = this.#take(16);
    if (this.#take(16) !== (~size & 0xffff)) throw malformed('a stored block of two sizes');
    if (this.position + size > this.#input.length) throw malformed('it ends early');
    this.#reserve(size);
    this.output.set(this.#input.subarray(this.position, this.position + size), this.length);
    this.length += size;
    this.position += size;
  }

  #compressed(lengths: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(lengths);
      if (symbol < 256) this.#put(symbol);
      else if (symbol === 256) return;
      else this.#copy(symbol - 257, distances);
    }
  }

  #copy(index: number, distances: Code): void {
    const length = this.#extended(LENGTH_BASE, LENGTH_EXTRA, index);
    const distance = this.#extended(DISTANCE_BASE, DISTANCE_EXTRA, this.#symbol(distances));
    if (distance > this.length) throw malformed('a distance before the start');
    this.#reserve(length);
    const { output } = this;
    // One by one, because what is copied may itself be copied again.
    for (const end = this.length + length; this.length < end; this.length++) {
      output[this.length] = output[this.length - distance] ?? 0;
    }
  }

  #extended(bases: readonly number[], extras: readonly number[], index: number): number {
    const base = bases[index];
    if (base === undefined) throw malformed('an unused symbol');
    return base + this.#take(extras[index] ?? 0);
  }

  #readCodes(): [Code, Code] {
    const lengthCount = this.#take(5) + 257;
    const distanceCount = this.#take(5) + 1;
    const codeCount = this.#take(4) + 4;
    if (lengthCount > 286 || distanceCount > 30) throw malformed('too many codes');
    const codeLengths = new Uint8Array(19);
    for (const symbol of CODE_LENGTH_ORDER.slice(0, codeCount)) codeLengths[symbol] = this.#take(3);
    const lengths = this.#readLengths(toCode(codeLengths), lengthCount + distanceCount);
    if (lengths[256] === 0) throw malformed('no end of block');
    return [toCode(lengths.subarray(0, lengthCount)), toCode(lengths.subarray(lengthCount), true)];
  }

  #readLengths(code: Code, total: number): Uint8Array {
    const lengths = new Uint8Array(total);
    let at = 0;
    while (at < total) {
      const symbol = this.#symbol(code);
      const [value, times] = symbol < 16 ? [symbol, 1] : this.#repeat(symbol, lengths[at - 1]);
      if (at + times > total) throw malformed('a repeat beyond the end');
      lengths.fill(value, at, at + times);
      at += times;
    }
    return lengths;
  }

  /** Symbols 16 to 18: the length before once more, or zero, several times. */
  #repeat(symbol: number, before: number | undefined): [value: number, times: number] {
    if (symbol === 17) return [0, 3 + this.#take(3)];
    if (symbol === 18) return [0, 11 + this.#take(7)];
    if (before === undefined) throw malformed('nothing to repeat');
    return [before, 3 + this.#take(2)];
  }

  #symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= this.#take(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw malformed('a code that is not in the table');
  }

  #take(count: number): number {
    while (this.#bitCount < count) {
      const byte = this.#input[this.position++];
      if (byte === undefined) throw malformed('it ends early');
      this.#bits |= byte << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #put(byte: number): void {
    this.#reserve(1);
    this.output[this.length++] = byte;
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.#maxOutput) throw new CompressionFault('tooLarge', `more than ${this.#maxOutput} bytes`);
    if (needed <= this.output.length) return;
    const larger = new Uint8Array(Math.max(this.output.length * 2, needed));
    larger.set(this.output.subarray(0, this.length));
    this.output = larger;
  }
}

/** Builds the code of the given lengths (RFC 1951 section 3.2.2). Only a distance code may be incomplete. */
function toCode(lengths: Uint8Array, mayBeIncomplete = false): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const used = lengths.length - (counts[0] ?? 0);
  counts[0] = 0;
  checkComplete(counts, mayBeIncomplete && used <= 1);
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const offset = offsets[length] ?? 0;
    symbols[offset] = symbol;
    offsets[length] = offset + 1;
  }
  return { counts, symbols };
}

function checkComplete(counts: Uint16Array, mayBeIncomplete: boolean): void {
  const left = counts.subarray(1).reduce((free, count) => {
    if (free * 2 < count) throw malformed('codes that overlap');
    return free * 2 - count;
  }, 1);
  if (left > 0 && !mayBeIncomplete) throw malformed('codes with gaps');
}

function malformed(detail: string): CompressionFault {
  return new CompressionFault('malformed', detail);
}

const fixedLengths = toCode(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
// RFC 1951 section 3.2.6: 30 distances of five bits; the two codes left over are never used.
const fixedDistances = toCode(new Uint8Array(32).fill(5));
