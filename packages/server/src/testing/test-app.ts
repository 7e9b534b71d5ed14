import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, createApp, type Overrides } from '../app.ts';
import { readConfig } from '../config/env.ts';
import type { Mail } from '../ports/index.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** The whole application over a database of its own, its mail kept in memory. */
export interface TestApp {
  app: App;
  origin: string;
  databaseUrl: string;
  dataDirectory: string;
  /** Mail handed to the mailer, oldest first. */
  mail: Mail[];
  /** The time as the application sees it; move it by setting it. */
  clock: { now: Date };
  /** The keys that seal signing keys, the newest last; set it to none to seal the install. */
  keyEncryptionKeys: { now: Buffer[] };
  /** A second process over the same database and data directory, in this one; it is closed with the first. */
  another(overrides?: Overrides): App;
  stop(): Promise<void>;
}

/** How it is started. */
export interface TestOptions {
  overrides?: Overrides;
  rateLimitScale?: number;
  /** More variables of the environment. */
  environment?: Record<string, string>;
  /** A database that is there; it is dropped with the rest. A new one, when left out. */
  database?: TestDatabase;
}

/** Starts it; call `stop` when done. Rate limits are out of the way unless asked for. */
export async function startTestApp(options: TestOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-test-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    LAUREL_DATA: dataDirectory,
    LAUREL_ORIGIN: 'http://localhost:3000',
    LAUREL_LOG_LEVEL: 'error',
    LAUREL_RATE_LIMIT_SCALE: String(options.rateLimitScale ?? 1_000_000),
    ...options.environment,
  });
  const mail: Mail[] = [];
  const clock = { now: new Date() };
  const keyEncryptionKeys = { now: [randomBytes(32)] };
  const secrets = {
    keyEncryptionKeys: async () => keyEncryptionKeys.now,
    sessionSecret: randomBytes(32).toString('base64url'),
  };
  const apps: App[] = [];
  const another = (overrides: Overrides = {}) => {
    const app = createApp(config, secrets, {
      clock: () => new Date(clock.now),
      mailer: { send: async (message) => void mail.push(message), check: async () => undefined },
      ...options.overrides,
      ...overrides,
    });
    apps.push(app);
    return app;
  };
  return {
    app: another(),
    another,
    origin: config.origin,
    databaseUrl: database.url,
    dataDirectory,
    mail,
    clock,
    keyEncryptionKeys,
    async stop() {
      await Promise.all(apps.map((app) => app.close()));
      await database.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
