import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './env.ts';

const DATABASE_URL = 'postgres://laurel:hunter2@localhost:5432/laurel';

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the environment is read once, and every fault is named at once', () => {
  test('the database’s address is all that must be set; the rest suits development', () => {
    expect(readConfig({ DATABASE_URL })).toEqual({
      port: 3000,
      origin: 'http://localhost:3000',
      development: true,
      dataDirectory: './data',
      databaseUrl: DATABASE_URL,
      smtpUrl: undefined,
      mailFrom: 'Laurel <no-reply@laurel.example>',
      mailCatcherDirectory: undefined,
      webBuild: undefined,
      logLevel: 'info',
      failPoint: undefined,
      rateLimitScale: 1,
      trustProxy: false,
      offersOffline: true,
      eventDays: 30,
      keyClosingMinutes: 60,
      knownIssuers: [],
      witnesses: [],
      logPolicy: undefined,
      chain: undefined,
      signer: { kind: 'local' },
      keyEncryptionKeyFile: 'data/secrets/key-encryption-key',
    });
  });

  test('a variable that is there but empty counts as not set', () => {
    expect(readConfig({ DATABASE_URL, LAUREL_ORIGIN: '', PORT: '' }).port).toBe(3000);
    expect(faultsOf({ DATABASE_URL: '' })).toHaveLength(1);
  });

  test('each fault is one sentence that names the variable and says what to set', () => {
    const faults = faultsOf({
      PORT: '70000',
      LAUREL_ORIGIN: 'http://learn.example.org',
      SMTP_URL: 'mail.example.org',
      LAUREL_LOG_LEVEL: 'loud',
      LAUREL_FAIL_POINT: 'issue.signed',
      LAUREL_RATE_LIMIT_SCALE: '-1',
      LAUREL_TRUST_PROXY: 'yes',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'LAUREL_FAIL_POINT',
      'LAUREL_LOG_LEVEL',
      'LAUREL_ORIGIN',
      'LAUREL_RATE_LIMIT_SCALE',
      'LAUREL_TRUST_PROXY',
      'PORT',
      'SMTP_URL',
    ]);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+: [a-z].*[^.]\.$/);
  });

  test.each([
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['LAUREL_ORIGIN', 'learn.example.org'],
    ['LAUREL_ORIGIN', 'ftp://learn.example.org'],
    ['DATABASE_URL', 'mysql://laurel@localhost/laurel'],
    ['LAUREL_SIGNER', 'vault'],
    ['LAUREL_SIGNER', 'pkcs11:token=laurel'],
    ['LAUREL_KEY_ENCRYPTION_KEY_FILE', 'keys'],
    ['LAUREL_OFFLINE_READING', 'yes'],
    ['LAUREL_EVENT_DAYS', '0'],
    ['LAUREL_EVENT_DAYS', '1.5'],
    ['LAUREL_KEY_CLOSING_MINUTES', '0'],
    ['LAUREL_RATE_LIMIT_SCALE', '0'],
    ['LAUREL_RATE_LIMIT_SCALE', '1e999'],
  ])('%s=%s is refused', (name, value) => {
    const faults = faultsOf({ DATABASE_URL, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: `));
  });

  test('M04: what is secret in an address is not repeated in the fault', () => {
    const faults = faultsOf({
      DATABASE_URL: 'postgress://laurel:hunter2@localhost/laurel',
      SMTP_URL: 'x://u:hunter2@m',
    });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });
});

describe('a public install is careful', () => {
  test.each(['http://learn.example.org', 'http://10.0.0.1', 'http://localhost.example.org', 'http://[::1]:3000'])(
    'http is refused for %s',
    (LAUREL_ORIGIN) => {
      expect(faultsOf({ DATABASE_URL, LAUREL_ORIGIN })).toEqual([
        'LAUREL_ORIGIN: use https:// for a public origin; http:// is for localhost only.',
      ]);
    },
  );

  test('a fail point is refused on a public origin and taken in development', () => {
    const LAUREL_FAIL_POINT = 'issue.signed';
    expect(faultsOf({ DATABASE_URL, LAUREL_FAIL_POINT, LAUREL_ORIGIN: 'https://learn.example.org' })).toEqual([
      'LAUREL_FAIL_POINT: fail points are for development only; unset it.',
    ]);
    expect(readConfig({ DATABASE_URL, LAUREL_FAIL_POINT }).failPoint).toBe('issue.signed');
  });

  test('caught mail is never shown on a public origin', () => {
    const LAUREL_MAIL_CATCHER = '/var/mail';
    const config = readConfig({ DATABASE_URL, LAUREL_MAIL_CATCHER, LAUREL_ORIGIN: 'https://learn.example.org' });
    expect([config.development, config.mailCatcherDirectory]).toEqual([false, undefined]);
    expect(readConfig({ DATABASE_URL, LAUREL_MAIL_CATCHER }).mailCatcherDirectory).toBe('/var/mail');
  });

  test('the origin is scheme, host and port alone', () => {
    const { origin } = readConfig({ DATABASE_URL, LAUREL_ORIGIN: 'https://Learn.example.org:443/app?x=1' });
    expect(origin).toBe('https://learn.example.org');
  });
});
