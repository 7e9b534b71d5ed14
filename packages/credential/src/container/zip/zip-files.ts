import { crc32 } from '../../compression/crc32.ts';
import { CredentialError } from '../../errors.ts';
import { concatBytes } from '../concat-bytes.ts';
import { MAX_ENTRIES, MAX_RATIO } from '../limits.ts';
import { ambiguous, tooLarge } from '../refuse.ts';
import { isSafeName } from './check-entry.ts';

const UTF8_NAME = 0x0800;
const VERSION = 20;
const MADE_ON_UNIX = 0x0314;
const REGULAR_FILE = 0x81a40000;
const LARGEST = 0xffffffff;

/** One file to be put into an archive. */
export interface FileToZip {
  /** A path with `/` between names, which stays inside the archive. */
  readonly name: string;
  readonly content: Uint8Array | string;
}

interface PackedFile {
  readonly header: Uint8Array;
  readonly name: Uint8Array;
  readonly packed: Uint8Array;
}

/**
 * A ZIP archive (APPNOTE 6.3) of the given files, in their order: packed where that makes them smaller, without ZIP64.
 * `modified` is written for every file, in UTC and to two seconds, as far as ZIP can say it (1980 to 2107). The same
 * files give the same bytes on the same engine; how well it packs is the engine's own.
 *
 * @throws CredentialError `container.unsafe` for a name that leads out of the archive, `container.ambiguous` for a name
 * given twice, `container.too-large`
 * @example
 * const archive = await zipFiles({ files: [{ name: 'badge.json', content: text }], modified: new Date() });
 */
export async function zipFiles({
  files,
  modified,
}: {
  readonly files: readonly FileToZip[];
  readonly modified: Date;
}): Promise<Uint8Array<ArrayBuffer>> {
  checkFiles(files);
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const { header, name, packed } = await pack(file, modified);
    directory.push(directoryEntry(header, offset), name);
    for (const part of [bytesOf(4, [0x04034b50]), header, name, packed]) {
      body.push(part);
      offset += part.length;
    }
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  if (offset + size > LARGEST) throw tooLarge('ZIP: more than 4 GiB');
  return concatBytes([...body, ...directory, endRecord({ count: files.length, size, offset })]);
}

function checkFiles(files: readonly FileToZip[]): void {
  if (files.length > MAX_ENTRIES) throw tooLarge(`ZIP: more than ${MAX_ENTRIES} files`);
  const unsafe = files.find(({ name }) => !isSafeName(name) || name.endsWith('/') || name.length > 1_000);
  if (unsafe !== undefined) throw new CredentialError('container.unsafe', `ZIP: the name ${unsafe.name.slice(0, 100)}`);
  const names = new Set(files.map(({ name }) => name.normalize('NFC').toLowerCase()));
  if (names.size !== files.length) throw ambiguous('ZIP: a name is given twice');
}

/** What both headers of a file say, from "version needed" to "extra length". */
async function pack({ name: label, content }: FileToZip, modified: Date): Promise<PackedFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const name = new TextEncoder().encode(label);
  const deflated = await deflate(bytes);
  // What packs better than any credential does would be refused as a bomb.
  const worthwhile = deflated.length < bytes.length && bytes.length <= deflated.length * MAX_RATIO;
  const packed = worthwhile ? deflated : bytes;
  const header = concatBytes([
    bytesOf(2, [VERSION, UTF8_NAME, worthwhile ? 8 : 0, ...dosTime(modified)]),
    bytesOf(4, [crc32(bytes), packed.length, bytes.length]),
    bytesOf(2, [name.length, 0]),
  ]);
  return { header, name, packed };
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function directoryEntry(header: Uint8Array, offset: number): Uint8Array {
  const start = concatBytes([bytesOf(4, [0x02014b50]), bytesOf(2, [MADE_ON_UNIX]), header]);
  // Comment length, disk, internal attributes; external attributes; where the file begins.
  return concatBytes([start, bytesOf(2, [0, 0, 0]), bytesOf(4, [REGULAR_FILE, offset])]);
}

function endRecord({ count, size, offset }: { count: number; size: number; offset: number }): Uint8Array {
  return concatBytes([
    bytesOf(4, [0x06054b50]),
    bytesOf(2, [0, 0, count, count]),
    bytesOf(4, [size, offset]),
    bytesOf(2, [0]),
  ]);
}

/** Time and date of MS-DOS: two seconds, and years from 1980. */
function dosTime(modified: Date): [time: number, date: number] {
  const year = Math.min(Math.max(modified.getUTCFullYear(), 1980), 2107) - 1980;
  const time = (modified.getUTCHours() << 11) | (modified.getUTCMinutes() << 5) | (modified.getUTCSeconds() >> 1);
  return [time, (year << 9) | ((modified.getUTCMonth() + 1) << 5) | modified.getUTCDate()];
}

/** Numbers of `width` bytes each, least significant first. */
function bytesOf(width: 2 | 4, numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * width);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) {
    if (width === 2) view.setUint16(index * 2, number, true);
    else view.setUint32(index * 4, number, true);
  }
  return bytes;
}
