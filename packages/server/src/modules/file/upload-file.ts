import { createHash } from 'node:crypto';
import { Refusal } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import { type AcceptedKind, acceptedKind } from './accepted-kinds.ts';
import type { FileDeps } from './deps.ts';
import { collect, guardBytes } from './guard-bytes.ts';
import { remakeImage } from './remake-image.ts';
import { insertFile } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  /** As the uploader says; the bytes must agree. */
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
}

/** A file that was taken in. */
export interface UploadedFile {
  id: string;
  url: string;
  mediaType: string;
  bytes: number;
}

/**
 * Takes in a file. Its bytes are kept before it is recorded, and removed when that fails. A process that dies between
 * the two leaves bytes that nothing points to: they take room and do no harm.
 */
export async function uploadFile(
  { database, randomness, blobs, origin }: FileDeps,
  { scope, organisationId, mediaType, content }: Input,
): Promise<UploadedFile> {
  const kind = acceptedKind(mediaType);
  const id = randomness.uuid();
  const hash = createHash('sha256');
  const { bytes } = await blobs.write(id, hashed(prepared(kind, content), hash));
  const url = `${origin}/files/${id}`;
  try {
    await database.write(scope, async (unit) => {
      await insertFile(unit.tx, {
        id,
        organisationId,
        mediaType: kind.keptAs,
        bytes,
        sha256: hash.digest(),
        now: unit.now,
      });
      await unit.audit({ action: 'file.uploaded', subject: `file:${id}`, detail: { mediaType: kind.keptAs, bytes } });
    });
  } catch (error) {
    await blobs.remove(id);
    throw error;
  }
  return { id, url, mediaType: kind.keptAs, bytes };
}

/** The bytes to keep: videos as they come, images made anew, captions once they are known to be text. */
async function* prepared(kind: AcceptedKind, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const guarded = guardBytes(content, kind);
  if (kind.keptAs === 'image/png') yield await remakeImage(await collect(guarded));
  else if (kind.keptAs === 'text/vtt') yield requireText(await collect(guarded));
  else yield* guarded;
}

function requireText(bytes: Buffer): Buffer {
  try {
    if (new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')) throw new Error('U+0000');
    return bytes;
  } catch (cause) {
    throw new Refusal(
      'unsupported-media-type',
      'Nothing was kept. Save the captions as UTF-8 text and send them again.',
      {
        cause,
      },
    );
  }
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
