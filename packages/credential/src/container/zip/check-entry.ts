import { CredentialError } from '../../errors.ts';
import { MAX_RATIO } from '../limits.ts';
import { malformed, tooLarge } from '../refuse.ts';
import type { ZipEntry } from './zip-entry.ts';

const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const STORED = 0;
const DEFLATED = 8;
const UNIX = 3;
const MAC = 19;
const FILE_TYPE = 0xf000;
const REGULAR = 0x8000;
const DIRECTORY = 0x4000;

/**
 * What no archive of credentials needs: locked entries, names that lead out of the archive, links and devices, and what
 * grows without measure.
 *
 * @throws CredentialError `container.encrypted`, `container.unsafe`, `container.unsupported`, `container.too-large`,
 * `container.malformed`
 */
export function checkEntry(entry: ZipEntry, { madeOn, attributes }: { madeOn: number; attributes: number }): void {
  const { name, flags, method, packedSize, size, offset, isDirectory } = entry;
  const label = JSON.stringify(name.slice(0, 100));
  if ((flags & ENCRYPTED) !== 0 || method === 99) throw new CredentialError('container.encrypted', `ZIP: ${label}`);
  if (!isSafeName(name)) throw new CredentialError('container.unsafe', `ZIP: the name ${label}`);
  if (isSpecial({ madeOn, attributes }, isDirectory)) {
    throw new CredentialError('container.unsafe', `ZIP: ${label} is a link or a device`);
  }
  const isZip64 = [packedSize, size, offset].includes(0xffffffff);
  if (isZip64 || (method !== STORED && method !== DEFLATED)) {
    throw new CredentialError('container.unsupported', `ZIP: ${label}: ${isZip64 ? 'ZIP64' : `method ${method}`}`);
  }
  if (!isSizeRight(entry)) throw malformed(`ZIP: ${label} has two sizes`);
  if (size > packedSize * MAX_RATIO) throw tooLarge(`ZIP: ${label} grows more than ${MAX_RATIO} times`);
}

/** Neither a file nor a folder, as Unix says it in the upper half of the attributes. */
function isSpecial({ madeOn, attributes }: { madeOn: number; attributes: number }, isDirectory: boolean): boolean {
  const type = madeOn === UNIX || madeOn === MAC ? (attributes >>> 16) & FILE_TYPE : 0;
  return type !== 0 && type !== (isDirectory ? DIRECTORY : REGULAR);
}

function isSizeRight({ method, size, packedSize, isDirectory }: ZipEntry): boolean {
  return isDirectory ? size === 0 : method === DEFLATED || size === packedSize;
}

/** A path of names, downwards, with nothing in it that some system reads as something else. */
export function isSafeName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  if (name === '' || /[\u0000-\u001f\u007f\\]/.test(name) || /^(?:\/|[A-Za-z]:)/.test(name)) return false;
  return !name.split('/').includes('..');
}
