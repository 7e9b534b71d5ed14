import path from 'node:path';
import { projectRoot } from './project.ts';

/** What the server and the worker are told, beside what they inherit. */
export interface ServerEnvironmentInput {
  port: number;
  origin: string;
  dataDirectory: string;
  databaseUrl: string;
  smtpUrl: string | undefined;
  mailDirectory: string | undefined;
  webBuild: string;
  /** The development chain, where one was started. */
  chainUrl: string | undefined;
  env?: NodeJS.ProcessEnv;
}

// A test runner's or npm's own settings are none of the server's.
const foreign = /^(npm_|VITEST|TEST$|NODE_OPTIONS$|NODE_CHANNEL)/;

/** Makes the environment of the server's processes: the contract between the stack and the server. */
export function serverEnvironment(input: ServerEnvironmentInput): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    // Spares every start the stripping of types and most of the compiling.
    NODE_COMPILE_CACHE: path.join(projectRoot, '.cache', 'node'),
    PORT: String(input.port),
    LAUREL_ORIGIN: input.origin,
    LAUREL_DATA: input.dataDirectory,
    DATABASE_URL: input.databaseUrl,
    SMTP_URL: input.smtpUrl ?? '',
    LAUREL_MAIL_CATCHER: input.mailDirectory ?? '',
    LAUREL_WEB_BUILD: input.webBuild,
    LAUREL_DEVELOPMENT_CHAIN: input.chainUrl ?? '',
    ...input.env,
  };
}

/** Whether an origin is one that only browsers on this machine reach. */
export function isOfThisMachine(origin: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(origin);
}
