import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
    templateDatabase: string;
  }
}

const insufficientPrivilege = '42501';

/** A database of a test's own. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Makes a fresh, migrated database of its own for a test file; or one with nothing in it. */
export async function createTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(clusterUrl, `create database ${name} template ${isEmpty ? 'template0' : inject('templateDatabase')}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(clusterUrl, name) };
}

/** Drops it with who is still connected. PostgreSQL's own vacuum may be at work in it, which its owner may not end: asked again. */
async function dropDatabase(clusterUrl: string, name: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      return await onCluster(clusterUrl, `drop database ${name} with (force)`);
    } catch (fault) {
      const isVacuumed = fault instanceof pg.DatabaseError && fault.code === insufficientPrivilege;
      if (!isVacuumed || performance.now() > deadline) throw fault;
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Two files copying the template at once collide; the second waits its turn.
  await client.query("select pg_advisory_lock(hashtext('test databases'))");
  await client.query(statement).finally(() => client.end());
}
