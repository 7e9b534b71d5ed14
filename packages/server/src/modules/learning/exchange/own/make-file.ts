import { createHash } from 'node:crypto';
import { maxPackageBytes, type ProgrammeFile, programmeFile } from '@laurel/api';
import { type FileToZip, zipFiles } from '@laurel/credential';
import type { FoundFile } from '../../../file/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { mapTexts } from './map-texts.ts';
import type { Content } from './read-content.ts';

/** The name of the part that says what the programme is. */
export const contentName = 'laurel-programme.json';

const endings = { 'image/png': 'png', 'video/webm': 'webm', 'video/mp4': 'mp4', 'text/vtt': 'vtt' } as const;
/** Room is left for all that is not media. */
const maxMediaBytes = maxPackageBytes - 32 * 1024 * 1024;

/** Writes a programme into one file, with the media that it refers to and that anybody may see. */
export async function makeFile(
  deps: Pick<LearningDeps, 'file' | 'origin' | 'clock'>,
  content: Content,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findMedia(deps, content);
  const { taken, left } = withinBounds(found);
  const place = new Map(taken.map((file) => [file.id, pathOf(file)]));
  const replace = (text: string) =>
    text.replace(ownAddresses(deps.origin), (address, id: string) => place.get(id) ?? address);
  const media = [...new Map(taken.map((file) => [pathOf(file), file])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const json: ProgrammeFile = programmeFile.parse({
    // Texts are changed and nothing else, so it is of the same shape; it is parsed here in any case.
    ...(mapTexts(content, replace) as Content),
    media: media.map(([path, { mediaType, bytes }]) => ({ path, mediaType, bytes })),
    leftOut: left.map(({ id }) => ({ address: `${deps.origin}/files/${id}`, reason: 'too large to be in the file' })),
  });
  const files: FileToZip[] = [{ name: contentName, content: `${JSON.stringify(json, null, 2)}\n` }];
  for (const [name, file] of media) files.push({ name, content: await file.read() });
  return zipFiles({ files, modified: deps.clock() });
}

function ownAddresses(origin: string): RegExp {
  const escaped = origin.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Not the path of somebody else's address.
  return new RegExp(`(?:${escaped}|(?<![\\w.:/-]))/files/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`, 'g');
}

async function findMedia(
  { file, origin }: Pick<LearningDeps, 'file' | 'origin'>,
  content: Content,
): Promise<FoundFile[]> {
  const ids = new Set([...JSON.stringify(content).matchAll(ownAddresses(origin))].map(([, id = '']) => id));
  const found = await Promise.all([...ids].map((fileId) => file.findPublicFile(fileId)));
  return found.filter((each) => each !== undefined);
}

/** As many as there is room for, the small ones first. */
function withinBounds(found: readonly FoundFile[]): { taken: FoundFile[]; left: FoundFile[] } {
  let total = 0;
  const fits = (file: FoundFile) => {
    total += file.bytes;
    return total <= maxMediaBytes;
  };
  const bySize = found.toSorted((one, other) => one.bytes - other.bytes);
  const taken = bySize.filter(fits);
  return { taken, left: bySize.slice(taken.length) };
}

function pathOf({ sha256, mediaType }: FoundFile): string {
  return `media/${Buffer.from(sha256).toString('hex')}.${endings[mediaType]}`;
}

/** The hash that a medium's name must be. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
