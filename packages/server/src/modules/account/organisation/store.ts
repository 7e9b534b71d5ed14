import type { Role } from '@laurel/api';
import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** An organisation. */
export interface Organisation {
  id: string;
  slug: string;
  name: string;
  description: string;
  website: string | null;
  logoUrl: string | null;
  did: string;
  createdAt: Date;
}

/** A member with the name and address that colleagues see. */
export interface MemberRow {
  personId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
}

const columns = sql`id, slug, name, description, website, logo_url, did, created_at`;

/** An organisation by id. */
export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`select ${columns} from account.organisation where id = ${id}`.execute(tx);
  return rows[0];
}

/** An organisation by its short name. */
export async function findOrganisationBySlug(tx: Tx, slug: string): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`select ${columns} from account.organisation where slug = ${slug}`.execute(
    tx,
  );
  return rows[0];
}

/** Whoever changes who is in an organisation waits here for others who do. */
export async function lockOrganisation(tx: Tx, id: string): Promise<void> {
  await sql`select id from account.organisation where id = ${id} for update`.execute(tx);
}

/** Inserts; false when the short name is taken. */
export async function insertOrganisation(tx: Tx, row: Organisation): Promise<boolean> {
  const { rows } = await sql`
    insert into account.organisation (id, slug, name, description, website, logo_url, did, created_at, named_at)
    values (${row.id}, ${row.slug}, ${row.name}, ${row.description}, ${row.website}, ${row.logoUrl}, ${row.did}, ${row.createdAt}, ${row.createdAt})
    on conflict (slug) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function updateOrganisation(tx: Tx, row: Organisation, now: Date): Promise<void> {
  await sql`update account.organisation set name = ${row.name}, description = ${row.description},
    named_at = case when name = ${row.name} then named_at else ${now} end, website = ${row.website}, logo_url = ${row.logoUrl} where id = ${row.id}`.execute(
    tx,
  );
}

export async function insertMembership(
  tx: Tx,
  { organisationId, personId, role, now }: { organisationId: string; personId: string; role: Role; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into account.membership (organisation_id, person_id, role, joined_at)
    values (${organisationId}, ${personId}, ${role}, ${now}) on conflict do nothing returning role`.execute(tx);
  return rows.length > 0;
}

/** The organisations that somebody belongs to. */
export async function selectMemberships(
  tx: Tx,
  personId: string,
): Promise<{ organisationId: string; organisationName: string; organisationSlug: string; role: Role }[]> {
  const { rows } = await sql<{
    organisationId: string;
    organisationName: string;
    organisationSlug: string;
    role: Role;
  }>`
    select m.organisation_id, o.name as organisation_name, o.slug as organisation_slug, m.role
    from account.membership m join account.organisation o on o.id = m.organisation_id
    where m.person_id = ${personId} order by m.joined_at, m.organisation_id`.execute(tx);
  return rows;
}

export async function selectRole(
  tx: Tx,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<Role | undefined> {
  const { rows } = await sql<{ role: Role }>`select role from account.membership
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx);
  return rows[0]?.role;
}

const member = sql`
  select m.person_id, p.name, e.email, m.role, m.joined_at from account.membership m
  join account.person p on p.id = m.person_id
  join account.email e on e.person_id = m.person_id and e.is_primary`;

export async function selectMember(
  tx: Tx,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`${member}
    where m.organisation_id = ${organisationId} and m.person_id = ${personId}`.execute(tx);
  return rows[0];
}

export async function selectMembers(
  tx: Tx,
  { organisationId, after, limit }: { organisationId: string; after: Cursor | undefined; limit: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`${member}
    where m.organisation_id = ${organisationId} and (${after?.at ?? null}::timestamptz is null
      or (m.joined_at, m.person_id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by m.joined_at desc, m.person_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Who is in an organisation in one of these roles. */
export async function selectPeopleInRoles(
  tx: Tx,
  { organisationId, roles }: { organisationId: string; roles: readonly Role[] },
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select person_id from account.membership
    where organisation_id = ${organisationId} and role = any(${[...roles]}) order by joined_at, person_id`.execute(tx);
  return rows.map(({ personId }) => personId);
}

export async function countOwners(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ owners: number }>`select count(*) as owners from account.membership
    where organisation_id = ${organisationId} and role = 'owner'`.execute(tx);
  return rows[0]?.owners ?? 0;
}

export async function updateRole(
  tx: Tx,
  { organisationId, personId, role }: { organisationId: string; personId: string; role: Role },
): Promise<void> {
  await sql`update account.membership set role = ${role}
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(tx);
}

export async function deleteMembership(
  tx: Tx,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<void> {
  await sql`delete from account.membership where organisation_id = ${organisationId} and person_id = ${personId}`.execute(
    tx,
  );
}
