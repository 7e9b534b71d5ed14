import path from 'node:path';
import type { KnownIssuer, LogPolicy } from '@laurel/credential';
import { z } from 'zod';
import { type ChainSetting, chainSettingOf, chainVariables, chainWhatToSet } from './chain-setting.ts';
import { readKnownIssuersFile } from './known-issuers.ts';
import { readLogPolicyFile } from './log-policy.ts';
import { parseSignerSetting, type SignerSetting } from './signer-setting.ts';
import { readWitnessesFile, type WitnessSetting } from './witnesses.ts';

/** What the process was told about the world it runs in. */
export interface Config {
  port: number;
  origin: string;
  /** True when the public origin is this machine itself: http, the caught mail and fail points are allowed only then. */
  development: boolean;
  dataDirectory: string;
  databaseUrl: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  mailCatcherDirectory: string | undefined;
  webBuild: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  failPoint: string | undefined;
  rateLimitScale: number;
  trustProxy: boolean;
  /** Whether learners may keep programmes for offline reading. */
  offersOffline: boolean;
  /** How long an event is kept that every subscriber has had, and a job that failed for good. */
  eventDays: number;
  /** How long a retired key waits for what it signed and the log cannot read. */
  keyClosingMinutes: number;
  /** The issuers that the operator lists. */
  knownIssuers: readonly KnownIssuer[];
  /** Who is asked to cosign checkpoints. */
  witnesses: readonly WitnessSetting[];
  /** Which logs and witnesses count where credentials are verified here. */
  logPolicy: LogPolicy | undefined;
  /** The chain that checkpoints are anchored on; without one they are not. */
  chain: ChainSetting | undefined;
  /** Who makes new signing keys. */
  signer: SignerSetting;
  /** The file of the keys that seal signing keys; it may be on another disk, or mounted by a keeper of secrets. */
  keyEncryptionKeyFile: string;
}

/** Every fault of the environment at once, a sentence each. */
export class ConfigError extends Error {}

const local = /^(localhost|127\.0\.0\.1)$/;

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LAUREL_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  LAUREL_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LAUREL_MAIL_FROM: z.string().min(3).default('Laurel <no-reply@laurel.example>'),
  LAUREL_MAIL_CATCHER: z.string().min(1).optional(),
  LAUREL_WEB_BUILD: z.string().min(1).optional(),
  LAUREL_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LAUREL_FAIL_POINT: z.string().min(1).optional(),
  LAUREL_RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  LAUREL_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  LAUREL_OFFLINE_READING: z.enum(['on', 'off']).default('on'),
  LAUREL_EVENT_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  LAUREL_KEY_CLOSING_MINUTES: z.coerce.number().int().min(1).max(10_080).default(60),
  LAUREL_KNOWN_ISSUERS: z.string().min(1).optional(),
  LAUREL_WITNESSES: z.string().min(1).optional(),
  LAUREL_LOG_POLICY: z.string().min(1).optional(),
  ...chainVariables,
  LAUREL_SIGNER: z.string().default('local'),
  LAUREL_KEY_ENCRYPTION_KEY_FILE: z.string().refine(path.isAbsolute).optional(),
});

type Variable = keyof typeof schema.shape;

const whatToSet: Record<Variable, string> = {
  PORT: 'use a whole number from 0 to 65535',
  LAUREL_ORIGIN: 'use the public address of this install, such as https://learn.example.org',
  LAUREL_DATA: 'name the folder that keeps files and secrets',
  DATABASE_URL: 'set the address of the database, such as postgres://laurel@localhost:5432/laurel',
  SMTP_URL: 'use the address of a mail server, such as smtp://localhost:25, or unset it',
  LAUREL_MAIL_FROM: 'name the sender of mail, such as Laurel <no-reply@example.org>',
  LAUREL_MAIL_CATCHER: 'name the folder of the caught mail, or unset it',
  LAUREL_WEB_BUILD: 'name the folder of the built pages, or unset it',
  LAUREL_LOG_LEVEL: 'use debug, info, warn, error or silent',
  LAUREL_FAIL_POINT: 'name a fail point, or unset it',
  LAUREL_RATE_LIMIT_SCALE: 'use a number greater than 0, such as 1',
  LAUREL_OFFLINE_READING: 'use on or off',
  LAUREL_EVENT_DAYS: 'use a whole number of days from 1 to 3650, such as 30',
  LAUREL_KEY_CLOSING_MINUTES: 'use a whole number of minutes from 1 to 10080, such as 60',
  LAUREL_KNOWN_ISSUERS: 'name a JSON file of known issuers, or unset it',
  LAUREL_WITNESSES: 'name a JSON file of witnesses, or unset it',
  LAUREL_LOG_POLICY: 'name a file of a log policy, or unset it',
  ...chainWhatToSet,
  LAUREL_SIGNER: 'use local, or the address of a PKCS#11 token',
  LAUREL_KEY_ENCRYPTION_KEY_FILE: 'use the whole path of the file, such as /run/keys/laurel, or unset it',
  LAUREL_TRUST_PROXY: 'use 1 behind a proxy of your own, else 0',
};

/**
 * Reads the environment: the only place that does.
 *
 * @throws ConfigError naming every fault and what to set instead
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const known = readKnownIssuersFile(given.LAUREL_KNOWN_ISSUERS);
  const witnesses = readWitnessesFile(given.LAUREL_WITNESSES);
  const logPolicy = readLogPolicyFile(given.LAUREL_LOG_POLICY);
  const signer = settingOf(given.LAUREL_SIGNER ?? 'local');
  const faults = [
    ...misfits(parsed.error),
    ...publicFaults(given),
    ...chainFaults(given),
    ...(known.fault === undefined ? [] : [`LAUREL_KNOWN_ISSUERS: ${known.fault}.`]),
    ...(witnesses.fault === undefined ? [] : [`LAUREL_WITNESSES: ${witnesses.fault}.`]),
    ...(logPolicy.fault === undefined ? [] : [`LAUREL_LOG_POLICY: ${logPolicy.fault}.`]),
    ...('fault' in signer ? [`LAUREL_SIGNER: ${signer.fault}.`] : []),
  ];
  // What was given is not repeated: a database address carries a password.
  if (!parsed.success || faults.length > 0 || 'fault' in signer) throw new ConfigError(faults.join('\n'));
  const values = parsed.data;
  const origin = new URL(values.LAUREL_ORIGIN ?? `http://localhost:${values.PORT}`);
  const development = local.test(origin.hostname);
  return {
    port: values.PORT,
    origin: origin.origin,
    development,
    dataDirectory: values.LAUREL_DATA,
    databaseUrl: values.DATABASE_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.LAUREL_MAIL_FROM,
    mailCatcherDirectory: development ? values.LAUREL_MAIL_CATCHER : undefined,
    webBuild: values.LAUREL_WEB_BUILD,
    logLevel: values.LAUREL_LOG_LEVEL,
    failPoint: values.LAUREL_FAIL_POINT,
    rateLimitScale: values.LAUREL_RATE_LIMIT_SCALE,
    trustProxy: values.LAUREL_TRUST_PROXY === '1',
    offersOffline: values.LAUREL_OFFLINE_READING === 'on',
    eventDays: values.LAUREL_EVENT_DAYS,
    keyClosingMinutes: values.LAUREL_KEY_CLOSING_MINUTES,
    knownIssuers: known.issuers,
    witnesses: witnesses.witnesses,
    logPolicy: logPolicy.policy,
    chain: chainSettingOf(values),
    signer,
    keyEncryptionKeyFile:
      values.LAUREL_KEY_ENCRYPTION_KEY_FILE ?? path.join(values.LAUREL_DATA, 'secrets', 'key-encryption-key'),
  };
}

/** What only means something of a chain that is named. */
function chainFaults({ CHAIN_RPC_URL, CHAIN_CONTRACT, CHAIN_ID }: Record<string, string | undefined>): string[] {
  if (CHAIN_RPC_URL !== undefined || (CHAIN_CONTRACT === undefined && CHAIN_ID === undefined)) return [];
  return ['CHAIN_RPC_URL: name the endpoints of the chain that CHAIN_CONTRACT or CHAIN_ID is about, or unset those.'];
}

function settingOf(text: string): SignerSetting | { fault: string } {
  try {
    return parseSignerSetting(text);
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function misfits(error: z.ZodError | undefined): string[] {
  const names = new Set(error?.issues.map(({ path }) => path[0] as Variable));
  return [...names].map((name) => `${name}: ${whatToSet[name]}.`);
}

/** What a public install must not have; an origin that cannot be read is a fault of its own. */
function publicFaults({ LAUREL_ORIGIN, LAUREL_FAIL_POINT }: Record<string, string | undefined>): string[] {
  const stated = schema.shape.LAUREL_ORIGIN.safeParse(LAUREL_ORIGIN).data;
  if (stated === undefined || local.test(new URL(stated).hostname)) return [];
  return [
    ...(stated.startsWith('http:')
      ? ['LAUREL_ORIGIN: use https:// for a public origin; http:// is for localhost only.']
      : []),
    ...(LAUREL_FAIL_POINT ? ['LAUREL_FAIL_POINT: fail points are for development only; unset it.'] : []),
  ];
}
