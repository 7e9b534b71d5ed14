import { Refusal } from '../refusal.ts';

/**
 * The bytes of a body, as they arrive. Not one more than the limit is held: what is announced as longer is not begun, and
 * what turns out longer is given up.
 *
 * @throws Refusal `too-large`
 */
export async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal('too-large', `At most ${limit} bytes are accepted here. Nothing was changed.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
