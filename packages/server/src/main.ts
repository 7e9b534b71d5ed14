import process from 'node:process';
import { type Config, ConfigError, readConfig } from './config/env.ts';
import { addKeyEncryptionKey, createKeyEncryptionKey, readSecrets } from './config/secrets.ts';
import type { Install } from './demo/seed-demo.ts';

// Each command loads what it needs and no more: a start is a wait.
const commands: Record<string, (config: Config) => Promise<void>> = {
  async serve(config) {
    const [{ createApp }, { loadWeb }] = await Promise.all([import('./app.ts'), import('./load-web.ts')]);
    const web = config.webBuild ? await loadWeb(config.webBuild) : undefined;
    const app = createApp(config, await readSecrets(config), web ? { web } : {});
    const listening = await app.listen(config.port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new ConfigError(`Port ${config.port} is taken. Stop what uses it, or set PORT to a free one.`);
    });
    process.send?.({ ready: true, port: listening.port });
    await untilStopped();
    await listening.close();
    await app.close();
  },
  async worker(config) {
    const { createApp } = await import('./app.ts');
    const app = createApp(config, await readSecrets(config));
    const worker = await app.work();
    process.send?.({ ready: true });
    await untilStopped();
    await worker.stop();
    await app.close();
  },
  async migrate(config) {
    const { migrateDatabase } = await import('./migrate-database.ts');
    const { holdsSealedKeys } = await migrateDatabase(config);
    const secrets = await readSecrets(config);
    // A new key in the place of one that is lost, or not mounted yet, would hide that nothing opens any more.
    if (!holdsSealedKeys) await createKeyEncryptionKey(config);
    else if ((await secrets.keyEncryptionKeys()).length === 0)
      process.stderr.write(`${config.keyEncryptionKeyFile} is not there: nothing is signed until it is put back.\n`);
  },
  async seed(config) {
    const { seedDemo } = await import('./demo/seed-demo.ts');
    // Where the sandbox proctor's page is, if whoever starts the seed has one.
    const proctorTemplate = process.argv[3];
    const result = await onInstall(config, (install) => seedDemo({ ...install, proctorTemplate }));
    process.stdout.write(`${JSON.stringify(result)}\n`);
  },
  async 'seed-history'(config) {
    const { seedHistory } = await import('./demo/seed-history.ts');
    await onInstall(config, (install) => seedHistory(install));
  },
  async 'add-key-encryption-key'(config) {
    await addKeyEncryptionKey(config);
    process.stdout.write('New keys are sealed under it from now on; seal the others anew by rewrap-keys.\n');
  },
  async 'rewrap-keys'(config) {
    const { createApp } = await import('./app.ts');
    const app = createApp(config, await readSecrets(config));
    const { rewrapped, kept } = await app.rewrapKeys().finally(() => app.close());
    process.stdout.write(`${rewrapped} keys were sealed anew under the newest key; ${kept} needed nothing.\n`);
  },
  async 'acknowledge-findings'(config) {
    const reason = process.argv.slice(3).join(' ');
    if (!reason) throw new ConfigError('Say in a sentence what was done about it: acknowledge-findings "…".');
    const { createApp } = await import('./app.ts');
    const app = createApp(config, await readSecrets(config));
    const closed = await app.acknowledgeFindings({ reason }).finally(() => app.close());
    process.stdout.write(closed.map((detail) => `Closed: ${detail}\n`).join('') || 'There was nothing to close.\n');
  },
};

/** Does something to the demo by a clock that it may set back. */
async function onInstall<T>(config: Config, work: (install: Install) => Promise<T>): Promise<T> {
  const [{ createApp }, { createDemoClock }] = await Promise.all([import('./app.ts'), import('./demo/demo-clock.ts')]);
  const clock = createDemoClock(() => new Date());
  const app = createApp(config, await readSecrets(config), { clock: clock.now });
  return work({ app, clock, origin: config.origin }).finally(() => app.close());
}

/** Resolves at the first request to stop; a parent that is gone is one. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (process.channel) process.once('disconnect', () => resolve());
  });
}

const command = commands[process.argv[2] ?? ''];
try {
  if (!command) throw new ConfigError(`Say what to do: ${Object.keys(commands).join(', ')}.`);
  await command(readConfig(process.env));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}
