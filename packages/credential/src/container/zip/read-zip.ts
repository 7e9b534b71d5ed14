import { crc32 } from '../../compression/crc32.ts';
import { inflate } from '../../compression/inflate.ts';
import { MAX_UNPACKED_BYTES } from '../limits.ts';
import { ambiguous, malformed, tooLarge } from '../refuse.ts';
import { zipEntries } from './zip-entries.ts';
import type { ZipEntry } from './zip-entry.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;
const SIZES_FOLLOW = 0x0008;
/** How the bytes are to be read. The others say how hard somebody packed, or what letters the name is in. */
const TELLING_FLAGS = SIZES_FOLLOW | 0x0001 | 0x0040 | 0x2000;
/** Checksum and two sizes, of four bytes or eight, with a signature or without. */
const DESCRIPTOR_LENGTHS = [12, 16, 20, 24];

/** One file of an archive. It is unpacked when it is asked for. */
export interface ZipFile {
  readonly name: string;
  readonly size: number;
  /** @throws CredentialError `container.malformed`, `container.too-large` */
  readonly unpack: () => Uint8Array;
}

/**
 * The files of a ZIP archive. Everything that can be known without unpacking is checked first: that no two files share
 * bytes, that each is where the directory says, that together they stay in bounds. Nothing is written anywhere.
 *
 * `maxUnpackedBytes` is for archives that hold more than credentials; whoever gives it decides what fits into memory.
 *
 * @throws CredentialError as `zipEntries`
 * @example
 * const names = readZip(bytes).map(({ name }) => name);
 */
export function readZip(
  zip: Uint8Array,
  { maxUnpackedBytes = MAX_UNPACKED_BYTES }: { readonly maxUnpackedBytes?: number } = {},
): readonly ZipFile[] {
  const { entries, directoryStart } = zipEntries(zip);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > maxUnpackedBytes) throw tooLarge(`ZIP: ${total} bytes in all`);
  const bodies = entries.map((entry) => locate(zip, entry));
  checkApart(bodies, directoryStart);
  return bodies
    .filter(({ entry }) => !entry.isDirectory)
    .map(({ entry, packed }) => ({ name: entry.name, size: entry.size, unpack: () => unpack(entry, packed) }));
}

interface Body {
  readonly entry: ZipEntry;
  readonly packed: Uint8Array;
  readonly end: number;
}

/** Finds the bytes of an entry; its own header must say the same as the directory. */
function locate(zip: Uint8Array, entry: ZipEntry): Body {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const at = entry.offset;
  if (at + LOCAL_LENGTH > zip.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) throw elsewhere(entry);
  const nameEnd = at + LOCAL_LENGTH + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  const end = start + entry.packedSize;
  if (end > zip.length) throw elsewhere(entry);
  const name = zip.subarray(at + LOCAL_LENGTH, nameEnd);
  const sameName = name.length === entry.rawName.length && name.every((byte, index) => byte === entry.rawName[index]);
  const sizesFollow = (entry.flags & SIZES_FOLLOW) !== 0;
  const same =
    sameName &&
    ((view.getUint16(at + 6, true) ^ entry.flags) & TELLING_FLAGS) === 0 &&
    view.getUint16(at + 8, true) === entry.method &&
    (sizesFollow || sameSizes(view, at, entry));
  if (!same) throw ambiguous(`ZIP: ${JSON.stringify(entry.name.slice(0, 100))} is described in two ways`);
  return { entry, packed: zip.subarray(start, end), end };
}

function sameSizes(view: DataView, at: number, { crc, packedSize, size }: ZipEntry): boolean {
  return (
    view.getUint32(at + 14, true) === crc &&
    view.getUint32(at + 18, true) === packedSize &&
    view.getUint32(at + 22, true) === size
  );
}

/**
 * Files that share bytes are how a small archive becomes an endless one, and bytes between files are where some programs
 * see files that the directory does not list. So each begins where the one before it ends.
 */
function checkApart(bodies: readonly Body[], directoryStart: number): void {
  const inOrder = bodies.toSorted((one, other) => one.entry.offset - other.entry.offset);
  let end = 0;
  let sizesFollow = false;
  for (const [index, start] of [...inOrder.map(({ entry }) => entry.offset), directoryStart].entries()) {
    const right = start === end || (sizesFollow && DESCRIPTOR_LENGTHS.includes(start - end));
    if (!right) throw ambiguous(`ZIP: entries overlap or leave a gap at ${end}`);
    end = inOrder[index]?.end ?? end;
    sizesFollow = ((inOrder[index]?.entry.flags ?? 0) & SIZES_FOLLOW) !== 0;
  }
}

function unpack(entry: ZipEntry, packed: Uint8Array): Uint8Array {
  const bounds = { maxOutput: entry.size, malformed: 'container.malformed', tooLarge: 'container.malformed' } as const;
  const { output, consumed } =
    entry.method === 0 ? { output: packed, consumed: packed.length } : inflate(packed, bounds);
  if (consumed !== packed.length || output.length !== entry.size || crc32(output) !== entry.crc) {
    throw malformed(`ZIP: ${JSON.stringify(entry.name.slice(0, 100))} is damaged`);
  }
  return output;
}

function elsewhere(entry: ZipEntry): Error {
  return malformed(`ZIP: ${JSON.stringify(entry.name.slice(0, 100))} is not where it should be`);
}
