import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Pools } from './pools.ts';

const shipped = path.join(import.meta.dirname, 'migrations');

/**
 * Brings the database to the newest form: the application's role, the job queue, then every migration not yet applied,
 * each in its own transaction. Two processes migrating at once wait for each other.
 *
 * @throws when an applied migration was changed afterwards, or when the role cannot be made
 */
export async function migrate(pools: Pools, folder: string = shipped): Promise<{ applied: string[] }> {
  const client = await pools.owner.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('laurel migrations'))");
    await client.query(role);
    await runMigrations({ pgPool: pools.owner });
    await client.query(`create table if not exists public.laurel_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.laurel_migration',
    );
    const done = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = done.get(name);
      if (before && before !== sha256)
        throw new Error(`Migration ${name} was changed after it was applied; write a new one.`);
      if (before) continue;
      await apply(client, name, text, sha256);
      applied.push(name);
    }
    return { applied };
  } finally {
    client.release(true);
  }
}

// The role is the cluster's, not the database's: another database may be making it at this moment.
// From PostgreSQL 16 on, whoever makes a role may hand it on but not take it until it is granted.
const role = `do $$ declare way text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end; begin
  if not exists (select from pg_roles where rolname = 'laurel_app') then create role laurel_app nologin; end if;
  if not pg_has_role(current_user, 'laurel_app', way) then execute format('grant laurel_app to %I', current_user); end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'The database user % may not create roles. Have an administrator run: create role laurel_app nologin; grant laurel_app to %;', current_user, current_user;
end $$`;

async function apply(
  client: { query(text: string, values?: unknown[]): Promise<unknown> },
  name: string,
  text: string,
  sha256: string,
) {
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('insert into public.laurel_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed and was rolled back: ${(cause as Error).message}`, { cause });
  }
}
