import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** Whom an organisation has its exams watched by. */
export interface ProviderRow {
  name: string;
  linkTemplate: string;
}

/** A secret that events may be signed with, sealed. */
export interface SecretRow {
  id: string;
  organisationId: string;
  sealed: Uint8Array;
  createdAt: Date;
  endsAt: Date | null;
}

const columns = sql`id, organisation_id, sealed, created_at, ends_at`;

export async function selectProvider(tx: Tx, organisationId: string): Promise<ProviderRow | undefined> {
  const { rows } = await sql<ProviderRow>`select name, link_template from learning.proctoring_provider
    where organisation_id = ${organisationId}`.execute(tx);
  return rows[0];
}

export async function putProvider(
  tx: Tx,
  { organisationId, name, linkTemplate, now }: ProviderRow & { organisationId: string; now: Date },
): Promise<void> {
  await sql`insert into learning.proctoring_provider (organisation_id, name, link_template, changed_at)
    values (${organisationId}, ${name}, ${linkTemplate}, ${now})
    on conflict (organisation_id) do update set name = excluded.name, link_template = excluded.link_template,
      changed_at = excluded.changed_at`.execute(tx);
}

/** The secrets that count now, the newest first. */
export async function selectSecrets(
  tx: Tx,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`select ${columns} from learning.proctoring_secret
    where organisation_id = ${organisationId} and (ends_at is null or ends_at > ${now}) order by created_at desc, id`.execute(
    tx,
  );
  return rows;
}

/** Puts a secret in the place of the current one, which ends then; what had its end already goes at once. */
export async function insertSecret(
  tx: Tx,
  {
    id,
    organisationId,
    sealed,
    now,
    endsBefore,
  }: Omit<SecretRow, 'createdAt' | 'endsAt'> & { now: Date; endsBefore: Date },
): Promise<void> {
  await sql`delete from learning.proctoring_secret
    where organisation_id = ${organisationId} and ends_at is not null`.execute(tx);
  await sql`update learning.proctoring_secret set ends_at = ${endsBefore}
    where organisation_id = ${organisationId} and ends_at is null`.execute(tx);
  await sql`insert into learning.proctoring_secret (id, organisation_id, sealed, created_at)
    values (${id}, ${organisationId}, ${Buffer.from(sealed)}, ${now})`.execute(tx);
}

/** Whoever else would exchange the secrets of this organisation waits; so no two are current. */
export async function lockProvider(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('learning.proctoring-secret ' || ${organisationId}, 0))`.execute(
    tx,
  );
}

/** One secret for each way in which they are sealed. */
export async function sampleSecrets(tx: Tx): Promise<SecretRow[]> {
  const { rows } =
    await sql<SecretRow>`select distinct on (substring(sealed from 1 for 9)) ${columns} from learning.proctoring_secret`.execute(
      tx,
    );
  return rows;
}

/** The next secrets by their id, a hundred at a time. */
export async function selectSecretsAfter(tx: Tx, after: string | undefined): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`select ${columns} from learning.proctoring_secret
    where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid) order by id limit 100`.execute(tx);
  return rows;
}

/** Puts another seal on a secret unless it is gone or has another by now. */
export async function updateSealed(
  tx: Tx,
  { id, before, after }: { id: string; before: Uint8Array; after: Uint8Array },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.proctoring_secret set sealed = ${Buffer.from(after)}
    where id = ${id} and sealed = ${Buffer.from(before)}`.execute(tx);
  return numAffectedRows === 1n;
}
