import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

const publicMediaTypes = ['image/png', 'video/webm', 'video/mp4', 'text/vtt'] as const;

/** What files with a public address can be. */
export type PublicMediaType = (typeof publicMediaTypes)[number];

/** Says whether a file of this kind can have a public address. */
export function isPublicMediaType(mediaType: MediaType): mediaType is PublicMediaType {
  return (publicMediaTypes as readonly string[]).includes(mediaType);
}

/** What files can be: all that is ever answered with comes from this list, never from an uploader. */
export type MediaType =
  | PublicMediaType
  | 'text/plain'
  | 'application/pdf'
  | 'application/zip'
  | `application/vnd.oasis.opendocument.${'text' | 'spreadsheet' | 'presentation'}`
  | `application/vnd.openxmlformats-officedocument.${'wordprocessingml.document' | 'spreadsheetml.sheet' | 'presentationml.presentation'}`;

/** A file as it is recorded; its bytes are kept under its id. */
export interface FileRow {
  id: string;
  organisationId: string;
  mediaType: MediaType;
  bytes: number;
  sha256: Uint8Array;
  /** Whether its public address does not know it. */
  isPrivate: boolean;
}

export async function insertFile(tx: Tx, row: FileRow & { words?: string | undefined; now: Date }): Promise<void> {
  await sql`insert into file.file (id, organisation_id, media_type, bytes, sha256, is_private, words, created_at)
    values (${row.id}, ${row.organisationId}, ${row.mediaType}, ${row.bytes}, ${Buffer.from(row.sha256)}, ${row.isPrivate},
      ${row.words ?? null}, ${row.now})`.execute(tx);
}

export async function selectFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select id, organisation_id, media_type, bytes, sha256, is_private from file.file where id = ${id}`.execute(tx);
  return rows[0];
}

/** Deletes those of these files that are private; answers which. */
export async function deletePrivateFiles(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from file.forget_private(${[...ids]}::uuid[]) as id`.execute(tx);
  return rows.map(({ id }) => id);
}
