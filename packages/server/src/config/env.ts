import { z } from 'zod';

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
});

/**
 * Reads the environment: the only place that does.
 *
 * @throws ConfigError naming every fault and what to set instead
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`).join('\n'));
  }
  const values = parsed.data;
  const origin = new URL(values.LAUREL_ORIGIN ?? `http://localhost:${values.PORT}`);
  const development = local.test(origin.hostname);
  if (origin.protocol === 'http:' && !development) {
    throw new ConfigError('LAUREL_ORIGIN: use https:// for a public origin; http:// is for localhost only.');
  }
  if (values.LAUREL_FAIL_POINT && !development) {
    throw new ConfigError('LAUREL_FAIL_POINT: fail points are for development only; unset it.');
  }
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
  };
}
