import type { Scope } from '../../storage/index.ts';
import type { FileDeps } from './deps.ts';
import { collect } from './guard-bytes.ts';
import { selectFile } from './store.ts';

const anonymous: Scope = { actor: { kind: 'anonymous' } };

/** The bytes of an image of this install, by its address or id; undefined for anything else. */
export async function readImage(
  { database, blobs, origin }: Pick<FileDeps, 'database' | 'blobs' | 'origin'>,
  urlOrId: string,
): Promise<Uint8Array | undefined> {
  const id = urlOrId.startsWith(`${origin}/files/`) ? urlOrId.slice(`${origin}/files/`.length) : urlOrId;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const row = await database.read(anonymous, (tx) => selectFile(tx, id));
  if (row?.mediaType !== 'image/png') return undefined;
  const content = await blobs.read(id);
  return content && collect(content);
}
