import { Refusal } from '../../refusal.ts';
import { type AcceptedKind, headBytes } from './accepted-kinds.ts';

/**
 * Passes bytes on while they are what they say they are and not too many.
 *
 * @throws Refusal `unsupported-media-type`, `too-large`, from within the iteration
 */
export async function* guardBytes(
  bytes: AsyncIterable<Uint8Array>,
  kind: AcceptedKind,
): AsyncGenerator<Uint8Array, void, undefined> {
  let head = Buffer.alloc(0);
  let checked = false;
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > kind.maxBytes) {
      throw new Refusal('too-large', `Nothing was kept. A file of this kind has at most ${kind.maxBytes} bytes.`);
    }
    if (checked) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headBytes) continue;
    requireBeginning(head, kind);
    checked = true;
    yield head;
  }
  if (checked) return;
  requireBeginning(head, kind);
  yield head;
}

function requireBeginning(head: Buffer, kind: AcceptedKind): void {
  if (kind.beginsRight(head)) return;
  throw new Refusal(
    'unsupported-media-type',
    'Nothing was kept: the content is not of the kind that the content-type header says. Send the header that fits it.',
  );
}

/** All of it, for files small enough to be held. */
export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
