import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import { selectVersionsAsking, type VersionRow } from './store.ts';

/** What questions of a package are looked for by. */
interface Looked {
  organisationId: string;
  hashes: readonly string[];
  identifiers: readonly string[];
  prompts: readonly string[];
}

/** What of the bank is like them. */
export interface Alike {
  /** Hashes of what packages said that questions came of. */
  hashes: ReadonlySet<string>;
  /** What their packages called them. */
  identifiers: ReadonlySet<string>;
  /** Current versions, by what they ask. */
  versions: ReadonlyMap<string, VersionRow[]>;
}

/** Questions of the bank that may be those of a package. */
export async function selectAlike(tx: Tx, { organisationId, hashes, identifiers, prompts }: Looked): Promise<Alike> {
  const { rows } = await sql<{ hash: string | null; identifier: string | null }>`
    select source_hash as hash, null as identifier from learning.question
      where organisation_id = ${organisationId} and source_hash = any(${[...hashes]}::text[])
    union select null, source_identifier from learning.question
      where organisation_id = ${organisationId} and source_identifier = any(${[...identifiers]}::text[])`.execute(tx);
  const versions = Map.groupBy(await selectVersionsAsking(tx, { organisationId, prompts }), ({ prompt }) => prompt);
  return {
    hashes: new Set(rows.flatMap(({ hash }) => hash ?? [])),
    identifiers: new Set(rows.flatMap(({ identifier }) => identifier ?? [])),
    versions,
  };
}
