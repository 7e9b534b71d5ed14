// Runs PostgreSQL in a process of its own, so that a test can kill it; prints its address.
import { startPostgres } from '../stack/postgres.ts';
import { StackError } from '../stack/stack-error.ts';

try {
  const postgres = await startPostgres({ dataDirectory: process.argv[2] ?? '' });
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ url: postgres.ownerUrl, pid: postgres.pid })}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StackError)) throw error;
  process.exit(1);
}
