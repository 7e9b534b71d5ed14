import path from 'node:path';
import { buildWeb, webBuild } from './build-web.ts';
import { checkDatabase } from './check-database.ts';
import { checkPort } from './check-port.ts';
import { freePort } from './free-port.ts';
import { growHistory } from './grow-history.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { migrateDatabase } from './migrate-database.ts';
import { prepareDataDirectory } from './prepare-data-directory.ts';
import { projectRoot } from './project.ts';
import { startSandboxProctor } from './sandbox-proctor/start-sandbox-proctor.ts';
import { type Demo, keptPort, seedDemo } from './seed-demo.ts';
import { isOfThisMachine, serverEnvironment } from './server-environment.ts';
import { type Service, startService } from './service.ts';
import type { StackError } from './stack-error.ts';
import { type DevelopmentChain, superviseAnvil } from './supervise-anvil.ts';
import { supervisePostgres } from './supervise-postgres.ts';
import { waitForHealth } from './wait-for-health.ts';

/** How to start Laurel with all that it needs. */
export interface StackOptions {
  /** 0 means any free one. */
  port: number;
  /** Absolute. */
  dataDirectory: string;
  /** Public origin; without one, this machine. */
  origin?: string | undefined;
  /** Whether to fill in the demo at the first start. */
  demo: boolean;
  /** Whether months behind it are filled in too, beside what runs by then; not unless said otherwise. */
  history?: boolean;
  /** An outside PostgreSQL in the place of the embedded one. */
  databaseUrl?: string | undefined;
  /** A real mail server in the place of the catcher. */
  smtpUrl?: string | undefined;
  /** Whether to start a development chain beside the server; on unless said otherwise. */
  developmentChain?: boolean | undefined;
  /** More variables for the server and the worker. */
  env?: NodeJS.ProcessEnv;
  /** Whether what dies unasked is started again; on unless said otherwise. */
  supervise?: boolean;
  /** Told what takes long and what went wrong without ending the stack. */
  report?: ((line: string) => void) | undefined;
  /** Aborting stops a start under way; what was started is stopped again. */
  signal?: AbortSignal | undefined;
  /** The server's program; another one only in tests. */
  serverMain?: string;
  /** Whether to build the pages first; off only in tests of the stack itself. */
  pages?: boolean;
}

/** Laurel, running. */
export interface Stack {
  /** As browsers must address it. */
  origin: string;
  /** On this machine. */
  url: string;
  port: number;
  databaseUrl: string;
  /** Where the catcher keeps mail; undefined with a real mail server. */
  mailDirectory: string | undefined;
  /** Where the development chain is; undefined without one. */
  chainUrl: string | undefined;
  demo: Demo | undefined;
  firstStart: boolean;
  server: Service;
  worker: Service;
  /** Resolves when something died too often to go on; the caller stops the stack then. */
  failed: Promise<StackError>;
  /** Stops all of it in order: server and worker, catcher, database, chain. */
  stop(): Promise<void>;
}

type Disposer = () => void | Promise<void>;

/**
 * Starts the stack and waits until it is well. On a fault, what was started is stopped again.
 *
 * @throws StackError with one clear sentence
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const disposers: Disposer[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= disposeAll(disposers);
    return stopping;
  };
  try {
    return { ...(await startParts(options, disposers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options: StackOptions, disposers: Disposer[]): Promise<Omit<Stack, 'stop'>> {
  const { dataDirectory, supervise = true, report = () => undefined, signal } = options;
  const serverMain = options.serverMain ?? path.join(projectRoot, 'packages', 'server', 'src', 'main.ts');
  const fault = Promise.withResolvers<StackError>();
  const ears = { onDeath: report, onGiveUp: fault.resolve };

  const port = options.port || (await freePort());
  await checkPort(port);
  disposers.push(prepareDataDirectory(dataDirectory));
  const [chain, [, database]] = await settleBoth(
    openChain(options, disposers),
    settleBoth(buildPages(options), openDatabase(options, ears, disposers)),
  );
  signal?.throwIfAborted();

  const mailDirectory = options.smtpUrl ? undefined : path.join(dataDirectory, 'mail');
  const catcher = mailDirectory ? await startMailCatcher({ directory: mailDirectory }) : undefined;
  if (catcher) disposers.push(() => catcher.stop());

  const url = `http://localhost:${port}`;
  const origin = options.origin ?? url;
  const smtpUrl = options.smtpUrl ?? catcher?.url;
  const env = serverEnvironment({
    ...options,
    port,
    origin,
    databaseUrl: database.url,
    smtpUrl,
    mailDirectory,
    webBuild,
    chainUrl: chain?.url,
  });
  await migrateDatabase({ serverMain, env, outside: options.databaseUrl, signal });
  signal?.throwIfAborted();

  const start = async (name: 'serve' | 'worker', log: string) => {
    const logFile = path.join(dataDirectory, 'logs', log);
    const service = await startService({ name, serverMain, env, logFile, supervise, ...ears });
    services.push(service);
    return service;
  };
  const services: Service[] = [];
  disposers.push(async () => void (await Promise.all(services.map((service) => service.stop()))));
  const [server, worker] = await settleBoth(start('serve', 'server.log'), start('worker', 'worker.log'));
  for (const limit of await waitForHealth(port, signal)) report(limit);
  const demo = options.demo
    ? await openDemo({ dataDirectory, origin, serverMain, env, database, signal }, disposers)
    : undefined;
  if (demo && options.history)
    disposers.push(growHistory({ serverMain, env, report, file: path.join(dataDirectory, 'demo-history-is-there') }));
  const { firstStart } = database;
  return {
    origin,
    url,
    port,
    databaseUrl: database.url,
    mailDirectory,
    chainUrl: chain?.url,
    demo,
    firstStart,
    server,
    worker,
    failed: fault.promise,
  };
}

interface DemoInput {
  dataDirectory: string;
  origin: string;
  serverMain: string;
  env: NodeJS.ProcessEnv;
  database: { name: string };
  signal?: AbortSignal | undefined;
}

/** The demo, and beside it the sandbox proctor where browsers reach it: on this machine, and so in no install that is in earnest. */
async function openDemo({ database, ...input }: DemoInput, disposers: Disposer[]): Promise<Demo> {
  const { dataDirectory, origin } = input;
  const file = path.join(dataDirectory, 'demo.json');
  const sandbox = isOfThisMachine(origin)
    ? await startSandboxProctor({
        origin,
        file: path.join(dataDirectory, 'sandbox-proctor.json'),
        port: keptPort(file),
      })
    : undefined;
  if (sandbox) disposers.push(() => sandbox.stop());
  const demo = await seedDemo({ ...input, file, database: database.name, proctorTemplate: sandbox?.linkTemplate });
  if (demo.proctor) await sandbox?.serve(demo.proctor);
  return demo;
}

async function buildPages({ pages = true, report, signal }: StackOptions): Promise<void> {
  if (!pages) return;
  const start = performance.now();
  const built = await buildWeb(signal);
  if (built) report?.(`Built the web pages in ${((performance.now() - start) / 1_000).toFixed(1)} s.`);
}

async function openDatabase(
  { databaseUrl, dataDirectory }: StackOptions,
  ears: { onDeath(text: string): void; onGiveUp(error: StackError): void },
  disposers: Disposer[],
): Promise<{ url: string; name: string; firstStart: boolean }> {
  if (databaseUrl) {
    await checkDatabase(databaseUrl);
    const { host, pathname } = new URL(databaseUrl);
    return { url: databaseUrl, name: `${host}${pathname}`, firstStart: false };
  }
  const postgres = await supervisePostgres({ dataDirectory, ...ears });
  disposers.push(() => postgres.stop());
  return { url: postgres.ownerUrl, name: 'embedded', firstStart: postgres.firstStart };
}

async function openChain(
  { developmentChain = true, dataDirectory, report = () => undefined }: StackOptions,
  disposers: Disposer[],
): Promise<DevelopmentChain | undefined> {
  const chain = developmentChain ? await superviseAnvil({ dataDirectory, report }) : undefined;
  if (chain) disposers.push(() => chain.stop());
  return chain;
}

// Nothing may go on in the background after a fault: both have ended before it is told.
async function settleBoth<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

async function disposeAll(disposers: Disposer[]): Promise<void> {
  for (const dispose of disposers.reverse()) await dispose();
}
