import type { Permission } from '@laurel/api';
import { sql } from 'kysely';
import type { Pools, Tx } from '../../../storage/index.ts';

/** An API key without its secret. */
export interface ApiKeyRow {
  id: string;
  organisationId: string;
  name: string;
  scopes: Permission[];
  hint: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

const columns = sql`id, organisation_id, name, scopes, hint, created_at, expires_at, last_used_at`;

export async function insertApiKey(
  tx: Tx,
  row: ApiKeyRow & { secretHash: Buffer; createdBy: string | null },
): Promise<void> {
  await sql`insert into account.api_key (id, organisation_id, name, scopes, hint, secret_hash, created_by, created_at, expires_at)
    values (${row.id}, ${row.organisationId}, ${row.name}, ${row.scopes}::text[], ${row.hint}, ${row.secretHash},
      ${row.createdBy}, ${row.createdAt}, ${row.expiresAt})`.execute(tx);
}

/** The organisation's keys that were not revoked, newest first. */
export async function selectApiKeys(tx: Tx, organisationId: string): Promise<ApiKeyRow[]> {
  const { rows } = await sql<ApiKeyRow>`select ${columns} from account.api_key
    where organisation_id = ${organisationId} and revoked_at is null order by created_at desc, id`.execute(tx);
  return rows;
}

/** A key that still holds, with the hash of its secret. */
export async function selectLiveApiKey(
  tx: Tx,
  { id, now }: { id: string; now: Date },
): Promise<(ApiKeyRow & { secretHash: Buffer }) | undefined> {
  const { rows } = await sql<ApiKeyRow & { secretHash: Buffer }>`select ${columns}, secret_hash from account.api_key
    where id = ${id} and revoked_at is null and (expires_at is null or expires_at > ${now})`.execute(tx);
  return rows[0];
}

export async function revokeApiKeyRow(
  tx: Tx,
  { organisationId, id, now }: { organisationId: string; id: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`update account.api_key set revoked_at = ${now}
    where id = ${id} and organisation_id = ${organisationId} and revoked_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** The names of keys, revoked ones too, for the audit log. */
export async function selectApiKeyNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account.api_key where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Notes when a key was last used. */
export async function touchApiKey({ app }: Pools, { id, now }: { id: string; now: Date }): Promise<void> {
  await app.query('select account.touch_api_key($1, $2)', [id, now]);
}
