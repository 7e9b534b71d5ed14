/**
 * The server's program as `main.ts` has it, for journeys in which other hosts are visited: they have to be on this machine,
 * so its guard lets them through. Everything else of the guard stands.
 */
import process from 'node:process';
import { type App, createApp } from '../../app.ts';
import { readConfig } from '../../config/env.ts';
import { readSecrets } from '../../config/secrets.ts';
import { loadWeb } from '../../load-web.ts';
import { systemClock } from '../system.ts';
import { fetchWithNeighbours } from './fetch-with-neighbours.ts';

async function serve(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: a program of its own, which hands the environment over as main.ts does
  const config = readConfig(process.env);
  const fetcher = fetchWithNeighbours({
    clock: systemClock,
    origin: config.origin,
    local: (request) => app.fetch(request),
  });
  const web = config.webBuild ? await loadWeb(config.webBuild) : undefined;
  const app: App = createApp(config, await readSecrets(config), { fetcher, ...(web ? { web } : {}) });
  const listening = await app.listen(config.port);
  process.send?.({ ready: true, port: listening.port });
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('disconnect', resolve);
  });
  await listening.close();
  await app.close();
  process.exit(0);
}

await (process.argv[2] === 'serve' ? serve() : import('../../main.ts'));
