import { maxPackageBytes, type PackageFault } from '@laurel/api';
import { CredentialError, readZip } from '@laurel/credential';
import { PackageError } from './package-error.ts';

/** The files of a package, by name. Each is unpacked when it is asked for. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  sizeOf(name: string): number;
  /** @throws PackageError `archive-damaged`, or where there is no such file */
  bytes(name: string): Uint8Array;
}

const faults: Partial<Record<string, PackageFault>> = {
  'container.malformed': 'archive-damaged',
  'container.ambiguous': 'archive-ambiguous',
  'container.encrypted': 'archive-encrypted',
  'container.unsafe': 'archive-unsafe',
  'container.too-large': 'archive-too-large',
  'container.unsupported': 'archive-unsupported',
};

/**
 * Opens a package. Everything that can be known without unpacking is checked first: names that stay inside, none twice,
 * no file that grows beyond measure, no locks, no links (threat E04).
 *
 * @throws PackageError
 */
export function openArchive(zip: Uint8Array): Archive {
  const signature = Buffer.from(zip.buffer, zip.byteOffset, Math.min(4, zip.byteLength)).toString('latin1');
  if (signature !== 'PK\x03\x04' && signature !== 'PK\x05\x06')
    throw new PackageError('not-an-archive', 'it does not begin as one');
  const files = new Map(
    explained(() => readZip(zip, { maxUnpackedBytes: maxPackageBytes })).map((file) => [file.name, file]),
  );
  const file = (name: string) => {
    const found = files.get(name);
    if (!found) throw new PackageError('manifest-invalid', `${name} is not in the archive`);
    return found;
  };
  return {
    names: [...files.keys()],
    has: (name) => files.has(name),
    sizeOf: (name) => file(name).size,
    bytes: (name) => explained(() => file(name).unpack()),
  };
}

function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new PackageError(faults[error.code] ?? 'archive-damaged', error.detail ?? error.code, { cause: error });
  }
}
