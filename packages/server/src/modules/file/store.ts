import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

/** What files can be: all that is ever answered with comes from this list, never from an uploader. */
export type MediaType = 'image/png' | 'video/webm' | 'video/mp4' | 'text/vtt';

/** A file as it is recorded; its bytes are kept under its id. */
export interface FileRow {
  id: string;
  organisationId: string;
  mediaType: MediaType;
  bytes: number;
  sha256: Uint8Array;
}

export async function insertFile(tx: Tx, row: FileRow & { now: Date }): Promise<void> {
  await sql`insert into file.file (id, organisation_id, media_type, bytes, sha256, created_at)
    values (${row.id}, ${row.organisationId}, ${row.mediaType}, ${row.bytes}, ${Buffer.from(row.sha256)}, ${row.now})`.execute(
    tx,
  );
}

export async function selectFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select id, organisation_id, media_type, bytes, sha256 from file.file where id = ${id}`.execute(tx);
  return rows[0];
}
