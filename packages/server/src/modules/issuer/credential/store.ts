import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** A result as the credential says it, kept beside it for lists and pages. */
export interface ResultRow {
  name: string;
  value: string;
  requiredValue: string | null;
  unit: string | null;
}

/** A credential as it is kept. */
export interface CredentialRow {
  id: string;
  organisationId: string;
  achievementId: string;
  achievementName: string;
  signingKeyId: string;
  state: 'pending' | 'issued' | 'revoked' | 'voided';
  personId: string | null;
  recipientEmail: string;
  recipientName: string;
  idempotencyKey: string;
  statusListId: string;
  statusIndex: number;
  unsigned: string;
  proofCreated: Date;
  secured: string | null;
  /** The same credential as a token; those issued before tokens were made have none. */
  securedJwt: string | null;
  visibility: 'private' | 'public';
  accessKeyHash: Buffer | null;
  validUntil: Date | null;
  completedOn: string | null;
  results: ResultRow[];
  narrative: string | null;
  /** The credential that this one was issued in the place of. */
  reissueOf: string | null;
  /** Why, where it is not because of the key. */
  reissueReason: string | null;
  /** The credential that was issued in the place of this one. */
  replacedBy: string | null;
  createdAt: Date;
  issuedAt: Date | null;
  revokedAt: Date | null;
  revocationReason: string | null;
  /** Set of a row of which nothing is left but its place: whatever `state` allows, it is looked at first. */
  erasedAt: Date | null;
}

/** What was awarded by its name as it is signed: the achievement may have another by now. Of what was erased, nothing is left to read. */
export const awardedName = sql`coalesce(nullif(c.unsigned, '')::jsonb #>> '{credentialSubject,achievement,name}', a.name)`;

const from = sql`c.id, c.organisation_id, c.achievement_id, ${awardedName} as achievement_name, c.signing_key_id, c.state, c.person_id,
  c.recipient_email, c.recipient_name, c.idempotency_key, c.status_list_id, c.status_index, c.unsigned, c.proof_created, c.secured,
  c.secured_jwt, c.visibility, c.access_key_hash, c.valid_until, c.completed_on, c.results, c.narrative, c.reissue_of, c.reissue_reason, c.replaced_by, c.created_at, c.issued_at,
  c.revoked_at, c.revocation_reason, c.erased_at
  from issuer.credential c join issuer.achievement a on a.id = c.achievement_id`;

export async function selectCredential(
  tx: Tx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<CredentialRow | undefined> {
  const { rows } =
    await sql<CredentialRow>`select ${from} where c.id = ${id} ${options.lock ? sql`for update of c` : sql``}`.execute(
      tx,
    );
  return rows[0];
}

/** Whatever else concerns these waits until this transaction ends. */
export async function lockCredentials(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from issuer.credential where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
}

export async function selectByIdempotencyKey(
  tx: Tx,
  organisationId: string,
  key: string,
): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${from} where c.organisation_id = ${organisationId} and c.idempotency_key = ${key}`.execute(tx);
  return rows[0];
}

/** Records the intent to issue; says no when the idempotency key or the status index is already in use. */
export async function insertPending(
  tx: Tx,
  row: Omit<
    CredentialRow,
    | 'achievementName'
    | 'state'
    | 'secured'
    | 'securedJwt'
    | 'visibility'
    | 'accessKeyHash'
    | 'issuedAt'
    | 'revokedAt'
    | 'revocationReason'
    | 'replacedBy'
    | 'erasedAt'
  >,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into issuer.credential
    (id, organisation_id, achievement_id, signing_key_id, state, person_id, recipient_email, recipient_name, idempotency_key,
     status_list_id, status_index, unsigned, proof_created, valid_until, completed_on, results, narrative, reissue_of, reissue_reason,
     created_at)
    values (${row.id}, ${row.organisationId}, ${row.achievementId}, ${row.signingKeyId}, 'pending', ${row.personId},
      ${row.recipientEmail}, ${row.recipientName}, ${row.idempotencyKey}, ${row.statusListId}, ${row.statusIndex}, ${row.unsigned},
      ${row.proofCreated}, ${row.validUntil}, ${row.completedOn}, ${JSON.stringify(row.results)}::jsonb, ${row.narrative}, ${row.reissueOf}, ${row.reissueReason},
      ${row.createdAt})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function markIssued(
  tx: Tx,
  {
    id,
    secured,
    securedJwt,
    accessKeyHash,
    now,
  }: { id: string; secured: string; securedJwt: string; accessKeyHash: Uint8Array | null; now: Date },
): Promise<void> {
  await sql`update issuer.credential set state = 'issued', secured = ${secured}, secured_jwt = ${securedJwt},
    access_key_hash = ${accessKeyHash}, issued_at = ${now}
    where id = ${id} and state = 'pending'`.execute(tx);
}

export async function markRevoked(
  tx: Tx,
  { id, reason, now }: { id: string; reason: string; now: Date },
): Promise<void> {
  await sql`update issuer.credential set state = 'revoked', revoked_at = ${now}, revocation_reason = ${reason} where id = ${id}`.execute(
    tx,
  );
}

/** Revokes a credential for the sake of the one that was just signed in its place. */
export async function markReplaced(
  tx: Tx,
  { id, replacedBy, reason, now }: { id: string; replacedBy: string; reason: string; now: Date },
): Promise<void> {
  await sql`update issuer.credential set state = 'revoked', revoked_at = ${now}, revocation_reason = ${reason},
    replaced_by = ${replacedBy} where id = ${id}`.execute(tx);
}

export async function selectPending(tx: Tx, before: Date): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select id, organisation_id from issuer.credential where state = 'pending' and created_at < ${before} order by created_at limit 500`.execute(
    tx,
  );
  return rows;
}

/** What a list of issued credentials is narrowed by. */
export interface IssuedFilter {
  organisationId: string;
  search: string | undefined;
  state: string | undefined;
  achievementId: string | undefined;
  after: Cursor | undefined;
  limit: number;
}

export async function listIssuedRows(
  tx: Tx,
  { organisationId, search, state, achievementId, after, limit }: IssuedFilter,
): Promise<CredentialRow[]> {
  const pattern = search ? `%${search.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%` : null;
  const { rows } = await sql<CredentialRow>`select ${from}
    where c.organisation_id = ${organisationId} and c.state <> 'erased'
      and (${pattern}::text is null or c.recipient_name ilike ${pattern} or c.recipient_email ilike ${pattern} or a.name ilike ${pattern})
      and (${state ?? null}::text is null or c.state = ${state ?? null})
      and (${achievementId ?? null}::uuid is null or c.achievement_id = ${achievementId ?? null}::uuid)
      and (${after?.at ?? null}::timestamptz is null or (c.created_at, c.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by c.created_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function listHeldRows(tx: Tx, personId: string): Promise<(CredentialRow & HeldExtras)[]> {
  const { rows } = await sql<CredentialRow & HeldExtras>`
    select a.kind as achievement_kind, a.image_url, o.name as organisation_name, ${from}
    join account.organisation o on o.id = c.organisation_id
    where c.person_id = ${personId} and c.state in ('issued', 'revoked')
    order by c.replaced_by is not null, c.issued_at desc, c.id limit 500`.execute(tx);
  return rows;
}

/** The achievements of which a person holds a credential that is good at a time. */
export async function selectHeldAchievements(
  tx: Tx,
  { personId, now }: { personId: string; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ achievementId: string }>`select distinct achievement_id from issuer.credential
    where person_id = ${personId} and state = 'issued' and (valid_until is null or valid_until > ${now})`.execute(tx);
  return rows.map(({ achievementId }) => achievementId);
}

interface HeldExtras {
  achievementKind: string;
  imageUrl: string | null;
  organisationName: string;
}

export async function updateVisibility(
  tx: Tx,
  ids: readonly string[],
  visibility: 'private' | 'public',
): Promise<void> {
  await sql`update issuer.credential set visibility = ${visibility} where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Gives the credentials that were sent to an address to the person who proved it; answers whose. */
export async function linkToPerson(
  tx: Tx,
  { email, personId }: { email: string; personId: string },
): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{
    id: string;
    organisationId: string;
  }>`update issuer.credential set person_id = ${personId}
    where recipient_email = ${email} and person_id is null returning id, organisation_id`.execute(tx);
  return rows;
}

/** Gives a credential that nobody holds to a person. */
export async function updateHolder(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<void> {
  await sql`update issuer.credential set person_id = ${personId} where id = ${id} and person_id is null`.execute(tx);
}

/** The organisations of which a credential is out, those first that have had their name the longest. */
export async function selectIssuing(tx: Tx): Promise<{ did: string; name: string }[]> {
  const { rows } = await sql<{ did: string; name: string }>`select o.did, o.name from account.organisation o
    where exists (select from issuer.credential c where c.organisation_id = o.id and c.state in ('issued', 'revoked'))
    order by o.named_at, o.created_at, o.id`.execute(tx);
  return rows;
}

/** Why what a key signed is issued anew. */
export async function selectReplacementReason(tx: Tx, keyId: string): Promise<string> {
  const { rows } = await sql<{
    reason: string;
  }>`select reason from issuer.reissue where signing_key_id = ${keyId}`.execute(tx);
  if (!rows[0]) throw new Error('a credential is replaced and nobody asked for it');
  return rows[0].reason;
}

/** A credential in every form that it was signed in. */
export interface SecuredForms {
  credentialId: string;
  organisationId: string;
  secured: string;
  securedJwt: string | null;
}

/** Those of these that are signed, in no order. */
export async function selectSecuredForms(tx: Tx, ids: readonly string[]): Promise<SecuredForms[]> {
  const { rows } = await sql<SecuredForms>`select id as credential_id, organisation_id, secured, secured_jwt
    from issuer.credential where id = any(${[...ids]}::uuid[]) and secured is not null`.execute(tx);
  return rows;
}

/** The credentials that were signed, in the order of their issuing. */
export async function selectSigned(tx: Tx, { after, limit }: { after: Cursor; limit: number }): Promise<Cursor[]> {
  const { rows } = await sql<Cursor>`
    select id, issued_at as at from issuer.credential
    where secured is not null and (issued_at, id) > (${after.at}, ${after.id}::uuid) order by issued_at, id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
