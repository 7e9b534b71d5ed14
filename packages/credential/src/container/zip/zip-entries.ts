import { CredentialError } from '../../errors.ts';
import { tryDecodeUtf8 } from '../decode-utf8.ts';
import { MAX_ENTRIES } from '../limits.ts';
import { ambiguous, malformed, tooLarge } from '../refuse.ts';
import { checkEntry } from './check-entry.ts';
import type { ZipEntry } from './zip-entry.ts';

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LONGEST_COMMENT = 65_535;

/**
 * The entries of a ZIP archive, from its central directory (APPNOTE 6.3 section 4.3), which alone counts.
 *
 * There is one way to read what this accepts: one end, at the end; a directory that lies right before it; names that are
 * all different and stay inside the archive.
 *
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`,
 * `container.unsafe`, `container.unsupported`
 */
export function zipEntries(zip: Uint8Array): { entries: readonly ZipEntry[]; directoryStart: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(zip, view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) throw unsupported('ZIP64');
  const disks = view.getUint16(end + 4, true) + view.getUint16(end + 6, true);
  if (disks !== 0 || view.getUint16(end + 8, true) !== count) throw unsupported('an archive in several parts');
  if (count > MAX_ENTRIES) throw tooLarge(`ZIP: ${count} entries`);
  if (start + size !== end) throw malformed('ZIP: the directory is not where it should be');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const { entry, next } = readEntry(zip, view, at, end);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw malformed('ZIP: the directory is longer than its entries');
  checkNames(entries);
  return { entries, directoryStart: start };
}

/** The end record. A second one that also fits makes two archives of one file. */
function findEnd(zip: Uint8Array, view: DataView): number {
  const found: number[] = [];
  const last = zip.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) found.push(at);
  }
  const [end] = found;
  if (end === undefined) throw malformed('ZIP: it has no end');
  if (found.length > 1) throw ambiguous('ZIP: it has several ends');
  if (end + END_LENGTH + view.getUint16(end + 20, true) !== zip.length) throw ambiguous('ZIP: bytes after the end');
  return end;
}

function readEntry(zip: Uint8Array, view: DataView, at: number, end: number): { entry: ZipEntry; next: number } {
  if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
    throw malformed('ZIP: a directory entry is not rightly written');
  }
  const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw malformed('ZIP: a directory entry is not rightly written');
  const rawName = zip.subarray(at + CENTRAL_LENGTH, nameEnd);
  const name = tryDecodeUtf8(rawName) ?? Array.from(rawName, (byte) => String.fromCharCode(byte)).join('');
  const entry = {
    name,
    rawName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    isDirectory: name.endsWith('/'),
  };
  checkEntry(entry, { madeOn: view.getUint8(at + 5), attributes: view.getUint32(at + 38, true) });
  return { entry, next };
}

/** Two entries of one name are two files in one place. Case does not tell them apart everywhere. */
function checkNames(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map(({ name }) => name.normalize('NFC').toLowerCase()));
  if (names.size !== entries.length) throw ambiguous('ZIP: two entries of one name');
}

function unsupported(detail: string): CredentialError {
  return new CredentialError('container.unsupported', `ZIP: ${detail}`);
}
