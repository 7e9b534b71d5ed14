// The log's part of the server over a PostgreSQL of its own: `npm run bench:log:store`. Ends by itself after twenty minutes.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../stack/postgres.ts';
import { nodeFlags, projectRoot } from '../stack/project.ts';
import { runServerTask } from '../stack/run-server-task.ts';

const mostMinutes = 20;
const server = path.join(projectRoot, 'packages', 'server', 'src');
const folder = await mkdtemp(path.join(tmpdir(), 'laurel-bench-'));
const postgres = await startPostgres({ dataDirectory: folder });
try {
  const env = { ...process.env, DATABASE_URL: postgres.ownerUrl, LAUREL_DATA: folder };
  const { code, stderr } = await runServerTask({ serverMain: path.join(server, 'main.ts'), task: 'migrate', env });
  if (code !== 0) throw new Error(`The database could not be migrated; the server said:\n${stderr}`);
  console.log('The log in the server: PostgreSQL, tiles on the disk, checkpoints at their pace; seconds by the clock.');
  const bench = path.join(server, 'testing', 'bench-log-store.ts');
  const child = spawn(process.execPath, [...nodeFlags, bench, postgres.ownerUrl, ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
    timeout: mostMinutes * 60_000,
  });
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
