import type { Client } from 'pg';

/**
 * Has so many audit lines and events in a database, of other people: the kinds, sizes and addresses that issuing and learning
 * leave behind. What is there already counts.
 */
export async function fillInstall(database: Client, size: number): Promise<void> {
  await database.query("select set_config('laurel.system', 'on', false)");
  await database.query(
    `insert into storage.audit (at, organisation_id, actor_kind, actor_id, action, subject, detail)
     select now() - n * interval '1 second', gen_random_uuid(), 'person', gen_random_uuid(), 'credential.issued',
       'credential:' || gen_random_uuid(), jsonb_build_object('credentialId', gen_random_uuid(), 'personId', gen_random_uuid(),
         'to', 'person-' || n || '@elsewhere.example')
     from generate_series($1::bigint - (select count(*) from storage.audit), 1, -1) n`,
    [size],
  );
  await database.query(
    `insert into storage.event (at, name, organisation_id, payload)
     select now() - n * interval '1 second', 'credential.issued', gen_random_uuid(),
       jsonb_build_object('credentialId', gen_random_uuid(), 'enrolmentId', gen_random_uuid(), 'personId', gen_random_uuid(),
         'email', 'person-' || n || '@elsewhere.example')
     from generate_series($1::bigint - (select count(*) from storage.event), 1, -1) n`,
    [size],
  );
  await database.query('vacuum analyze storage.audit, storage.event');
}
