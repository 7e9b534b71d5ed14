import { checkPort } from '../stack/check-port.ts';
import { readEnvironment } from '../stack/environment.ts';
import { projectRoot } from '../stack/project.ts';
import { StackError } from '../stack/stack-error.ts';
import { startConformanceServer } from './start-conformance-server.ts';

async function main(): Promise<void> {
  const { port, origin } = readEnvironment(process.env, projectRoot);
  await checkPort(port);
  const server = await startConformanceServer({ port, origin });
  console.log(
    `VC-API and DID resolution for the standards' suites: ${server.url} (${origin ?? server.url} in addresses)`,
  );
  // By a signal, or by the end of the process that started us.
  const stop = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  if (process.channel) process.once('disconnect', stop);
  process.channel?.unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof StackError ? error.message : error);
  process.exit(1);
});
