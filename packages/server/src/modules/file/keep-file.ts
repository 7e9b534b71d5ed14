import { createHash } from 'node:crypto';
import type { WriteUnit } from '../../storage/index.ts';
import { type AcceptedKind, acceptedKind } from './accepted-kinds.ts';
import type { FileDeps } from './deps.ts';
import { collect, guardBytes } from './guard-bytes.ts';
import { hashed } from './hashed.ts';
import { remakeImage } from './remake-image.ts';
import { requireCaptions } from './require-captions.ts';
import { insertFile, type MediaType } from './store.ts';

/** A file whose bytes are kept; until it is recorded nobody can be given it. */
export interface KeptFile {
  id: string;
  url: string;
  mediaType: MediaType;
  bytes: number;
  sha256: Uint8Array;
}

/**
 * Makes a file safe and keeps its bytes. Whoever asks records it, or has it dropped again. A process that dies between the
 * two leaves bytes that nothing points to: they take room and do no harm.
 *
 * @throws Refusal `unsupported-media-type`, `too-large`, `unreadable-image`
 */
export async function keepFile(
  { randomness, blobs, origin }: Omit<FileDeps, 'database'>,
  /** The media type as the uploader says; the bytes must agree. */
  { mediaType, content }: { mediaType: string; content: AsyncIterable<Uint8Array> },
): Promise<KeptFile> {
  const kind = acceptedKind(mediaType);
  const id = randomness.uuid();
  const hash = createHash('sha256');
  const { bytes } = await blobs.write(id, hashed(prepared(kind, content), hash));
  return { id, url: `${origin}/files/${id}`, mediaType: kind.keptAs, bytes, sha256: hash.digest() };
}

/** Records a kept file as the organisation's. */
export async function recordFile(
  unit: WriteUnit,
  { organisationId, file }: { organisationId: string; file: KeptFile },
): Promise<void> {
  const { id, mediaType, bytes, sha256 } = file;
  await insertFile(unit.tx, { id, organisationId, mediaType, bytes, sha256, isPrivate: false, now: unit.now });
  await unit.audit({ action: 'file.uploaded', subject: `file:${id}`, detail: { mediaType, bytes } });
}

/** The bytes to keep: videos as they come, images made anew, captions once they are known to be text. */
async function* prepared(kind: AcceptedKind, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const guarded = guardBytes(content, kind);
  if (kind.keptAs === 'image/png') yield await remakeImage(await collect(guarded));
  else if (kind.keptAs === 'text/vtt') yield requireCaptions(await collect(guarded));
  else yield* guarded;
}
