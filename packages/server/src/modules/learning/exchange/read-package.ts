import { type Archive, openArchive } from './open-archive.ts';
import { contentName } from './own/make-file.ts';
import { readOwnFile } from './own/read-own-file.ts';
import type { ReadPackage } from './package.ts';
import { PackageError } from './package-error.ts';

/**
 * Reads a package of whatever kind it is; nothing is written anywhere.
 *
 * @throws PackageError
 */
export function readPackage(bytes: Uint8Array): ReadPackage {
  const archive = openArchive(bytes);
  if (archive.has(contentName)) return readOwnFile(archive);
  throw new PackageError('format-unknown', describe(archive));
}

function describe({ names }: Archive): string {
  return `it holds ${names.slice(0, 5).join(', ') || 'nothing'}`;
}
