import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../stack/postgres.ts';
import { projectRoot } from '../stack/project.ts';
import { runServerTask } from '../stack/run-server-task.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects as the owner of the databases, to copy the template. */
    clusterUrl: string;
    /** An empty database with every migration applied. */
    templateDatabase: string;
  }
}

/** Starts one PostgreSQL for the run, with a migrated database to copy; returns what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-cluster-'));
  const postgres = await startPostgres({ dataDirectory, durable: false, createsDatabases: true });
  const teardown = async () => {
    await postgres.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  const { code, stderr } = await runServerTask({
    serverMain: path.join(projectRoot, 'packages', 'server', 'src', 'main.ts'),
    task: 'migrate',
    env: { ...process.env, DATABASE_URL: postgres.ownerUrl, LAUREL_DATA: dataDirectory },
  });
  if (code !== 0) {
    await teardown();
    throw new Error(`The test database could not be migrated; the server said:\n${stderr}`);
  }
  project.provide('clusterUrl', postgres.url);
  project.provide('templateDatabase', 'laurel');
  return teardown;
}
