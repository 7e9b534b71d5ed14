import { crc32 } from '../compression/crc32.ts';
import { concatBytes } from '../container/concat-bytes.ts';

/** An entry of an archive that a test builds, with whatever it wants to be wrong. */
export interface TestEntry {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  /** Says that the data is deflated, and how much it was. */
  readonly deflated?: { readonly size: number; readonly crc: number };
  readonly flags?: number;
  readonly method?: number;
  /** "Made by", and the attributes: a Unix mode is in their upper half. */
  readonly madeBy?: number;
  readonly attributes?: number;
  /** Where the directory says that the entry is. */
  readonly offset?: number;
  /** What its own header says instead of what the directory says. */
  readonly local?: {
    readonly name?: string;
    readonly method?: number;
    readonly flags?: number;
    readonly size?: number;
  };
  /** Puts sizes and checksum behind the data. */
  readonly descriptor?: boolean;
  /** Sizes that the directory states. */
  readonly size?: number;
  readonly packedSize?: number;
  /** Written to the file, and left out of the directory. */
  readonly hidden?: boolean;
}

/** An archive of these entries. `end` changes what the end record says. */
export function zipFile(
  entries: readonly TestEntry[],
  end: { readonly count?: number; readonly offset?: number; readonly disk?: number; readonly size?: number } = {},
): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const part = localPart(entry);
    bodies.push(part);
    if (entry.hidden !== true) directory.push(directoryPart(entry, entry.offset ?? offset));
    offset += part.length;
  }
  const body = concatBytes(bodies);
  const list = concatBytes(directory);
  const count = end.count ?? directory.length;
  const record = [
    [0x06054b50],
    [end.disk ?? 0, 0, count, count],
    [end.size ?? list.length, end.offset ?? body.length],
    [0],
  ];
  return concatBytes([
    body,
    list,
    numbers(4, record[0]),
    numbers(2, record[1]),
    numbers(4, record[2]),
    numbers(2, record[3]),
  ]);
}

function sizesOf({ data = '', deflated, size, packedSize }: TestEntry): { crc: number; packed: number; full: number } {
  const bytes = bytesOf(data);
  return {
    crc: deflated?.crc ?? crc32(bytes),
    packed: packedSize ?? bytes.length,
    full: size ?? deflated?.size ?? bytes.length,
  };
}

function localPart(entry: TestEntry): Uint8Array {
  const { data = '', deflated, descriptor = false, local = {} } = entry;
  const { crc, packed, full } = sizesOf(entry);
  const name = bytesOf(local.name ?? entry.name);
  const flags = local.flags ?? flagsOf(entry);
  const method = local.method ?? entry.method ?? (deflated === undefined ? 0 : 8);
  const sizes = descriptor ? [0, 0, 0] : [crc, packed, local.size ?? full];
  const head = [
    numbers(4, [0x04034b50]),
    numbers(2, [20, flags, method, 0, 0x21]),
    numbers(4, sizes),
    numbers(2, [name.length, 0]),
  ];
  return concatBytes([
    ...head,
    name,
    bytesOf(data),
    descriptor ? numbers(4, [0x08074b50, crc, packed, full]) : new Uint8Array(),
  ]);
}

function directoryPart(entry: TestEntry, offset: number): Uint8Array {
  const { crc, packed, full } = sizesOf(entry);
  const name = bytesOf(entry.name);
  const method = entry.method ?? (entry.deflated === undefined ? 0 : 8);
  return concatBytes([
    numbers(4, [0x02014b50]),
    numbers(2, [entry.madeBy ?? 20, 20, flagsOf(entry), method, 0, 0x21]),
    numbers(4, [crc, packed, full]),
    numbers(2, [name.length, 0, 0, 0, 0]),
    numbers(4, [entry.attributes ?? 0, offset]),
    name,
  ]);
}

function flagsOf({ flags = 0, descriptor = false }: TestEntry): number {
  return flags | (descriptor ? 8 : 0);
}

function bytesOf(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

function numbers(width: 2 | 4, values: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    if (width === 2) view.setUint16(index * 2, value, true);
    else view.setUint32(index * 4, value, true);
  }
  return bytes;
}
