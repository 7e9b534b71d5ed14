import { readCartridge } from './cartridge/read-cartridge.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { contentName } from './own/make-file.ts';
import { readOwnFile } from './own/read-own-file.ts';
import type { ReadPackage } from './package.ts';
import { PackageError } from './package-error.ts';
import { readQtiPackage } from './qti/read-qti-package.ts';
import { parseXml } from './xml/parse-xml.ts';
import { childOf, childrenOf, lineOf } from './xml/xml-element.ts';

const manifestName = 'imsmanifest.xml';

/**
 * Reads a package of whatever kind it is; nothing is written anywhere.
 *
 * @throws PackageError
 */
export function readPackage(bytes: Uint8Array): ReadPackage {
  const archive = openArchive(bytes);
  if (archive.has(contentName)) return readOwnFile(archive);
  if (archive.has(manifestName)) return readManifest(archive);
  throw new PackageError('format-unknown', describe(archive));
}

/** A cartridge says so in its metadata or by its kinds of resources; a package of questions by its own. */
function readManifest(archive: Archive): ReadPackage {
  const manifest = parseXml(archive.bytes(manifestName), manifestName);
  const types = childrenOf(childOf(manifest, 'resources') ?? manifest, 'resource').map(
    ({ attributes }) => attributes.type ?? '',
  );
  const schema = lineOf(childOf(manifest, 'metadata', 'schema'));
  if (/common cartridge/i.test(schema) || types.some((type) => /imscc_/.test(type)))
    return readCartridge(archive, manifest);
  if (types.some((type) => /^imsqti_(item|test|assessment)_xmlv/.test(type))) return readQtiPackage(archive, manifest);
  throw new PackageError(
    'format-unknown',
    `its manifest says “${schema}” and names ${[...new Set(types)].slice(0, 5).join(', ')}`,
  );
}

function describe({ names }: Archive): string {
  return `it holds ${names.slice(0, 5).join(', ') || 'nothing'}`;
}
