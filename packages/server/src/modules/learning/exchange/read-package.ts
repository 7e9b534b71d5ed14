import { buildPackage } from './build-package.ts';
import { buildQuestions } from './build-questions.ts';
import { readCartridge } from './cartridge/read-cartridge.ts';
import { ofQti1 } from './cartridge/read-resource.ts';
import type { FoundPackage, Wanted } from './found-package.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { contentName } from './own/make-file.ts';
import { readOwnFile } from './own/read-own-file.ts';
import { readOwnQuestions } from './own/read-own-questions.ts';
import type { ReadPackage, ReadQuestions } from './package.ts';
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
  return archive.has(contentName) ? readOwnFile(archive) : buildPackage(readOthers(archive, 'programme'));
}

/**
 * The same, for its questions alone.
 *
 * @throws PackageError
 */
export function readQuestions(bytes: Uint8Array): ReadQuestions {
  const archive = openArchive(bytes);
  return archive.has(contentName) ? readOwnQuestions(archive) : buildQuestions(readOthers(archive, 'questions'));
}

/** A cartridge says so in its metadata or by its kinds of resources; a package of questions by its own. */
function readOthers(archive: Archive, wanted: Wanted): FoundPackage {
  if (!archive.has(manifestName)) throw new PackageError('format-unknown', describe(archive));
  const manifest = parseXml(archive.bytes(manifestName), manifestName);
  const types = childrenOf(childOf(manifest, 'resources') ?? manifest, 'resource').map(
    ({ attributes }) => attributes.type ?? '',
  );
  const schema = lineOf(childOf(manifest, 'metadata', 'schema'));
  const saysCartridge = /common cartridge/i.test(schema);
  const isCartridge = saysCartridge || types.some((type) => /imscc_/.test(type));
  if (isCartridge || types.some((type) => ofQti1.test(type))) {
    // Questions of QTI 1.2 by themselves are packed as those of a cartridge are.
    const isBare = !saysCartridge && types.some((type) => /^imsqti_xmlv1p[12]$/.test(type));
    return readCartridge(archive, manifest, { kind: isBare ? 'qti' : 'common-cartridge', wanted });
  }
  if (types.some((type) => /^imsqti_(item|test|assessment)_xmlv/.test(type)))
    return readQtiPackage(archive, manifest, wanted);
  throw new PackageError(
    'format-unknown',
    `its manifest says “${schema}” and names ${[...new Set(types)].slice(0, 5).join(', ')}`,
  );
}

function describe({ names }: Archive): string {
  return `it holds ${names.slice(0, 5).join(', ') || 'nothing'}`;
}
