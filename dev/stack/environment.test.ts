import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { StackError } from './stack-error.ts';

function faultsOf(variables: Record<string, string>): string[] {
  try {
    readEnvironment(variables, '/project');
  } catch (error) {
    expect(error).toBeInstanceOf(StackError);
    return (error as StackError).message.split('\n');
  }
  return [];
}

describe('readEnvironment', () => {
  it('has a default for everything, and takes an empty variable for an unset one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' }, '/project')).toEqual({
      port: 3000,
      origin: undefined,
      dataDirectory: '/project/data',
      demo: true,
      databaseUrl: undefined,
      smtpUrl: undefined,
      developmentChain: true,
    });
  });

  it('takes what is set', () => {
    const variables = {
      PORT: '8080',
      LAUREL_ORIGIN: 'https://laurel.example/',
      LAUREL_DATA: '/var/lib/laurel',
      LAUREL_DEMO: '0',
      DATABASE_URL: 'postgresql://laurel@db.example/laurel',
      SMTP_URL: 'smtps://mail.example',
      CHAIN_RPC_URL: 'https://a.example/key, http://10.0.0.5:8545',
    };
    expect(readEnvironment(variables, '/project')).toEqual({
      port: 8080,
      origin: 'https://laurel.example',
      dataDirectory: '/var/lib/laurel',
      demo: false,
      databaseUrl: 'postgresql://laurel@db.example/laurel',
      smtpUrl: 'smtps://mail.example',
      developmentChain: false,
    });
  });

  it('names every fault at once, a sentence each', () => {
    const faults = faultsOf({
      PORT: '70000',
      LAUREL_ORIGIN: 'http://laurel.example',
      LAUREL_DEMO: 'no',
      DATABASE_URL: 'mysql://u:secret@db/laurel',
      SMTP_URL: 'mail.example',
      CHAIN_RPC_URL: 'https://a.example,b.example',
      LAUREL_LOG_LEVEL: 'loud',
      LAUREL_RATE_LIMIT_SCALE: '-1',
      LAUREL_TRUST_PROXY: 'yes',
      LAUREL_SIGNER: 'pkcs11:token=laurel?pin-value=secret',
      LAUREL_KEY_ENCRYPTION_KEY_FILE: 'key',
    });
    expect(faults).toHaveLength(11);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ is ".*": .+\.$/);
    expect(faults.join()).not.toContain('secret');
  });

  it.each(['LAUREL_DTA', 'LAUREL_DATAS', 'LAUREL_DAVA'])('takes %s for a slip of the pen', (name) => {
    expect(faultsOf({ [name]: '/x' })).toEqual([expect.stringContaining('write LAUREL_DATA')]);
  });

  it('leaves names alone that resemble none of ours', () => {
    expect(faultsOf({ LAUREL_PLANTED_IN: 'spring', LAUREL_API_KEY: 'x', DATABASE: 'x' })).toEqual([]);
  });

  it.each(['https://laurel.example/app', 'laurel.example', 'https://me@laurel.example', 'ftp://laurel.example'])(
    'refuses %s as an origin',
    (origin) => {
      expect(faultsOf({ LAUREL_ORIGIN: origin })).toHaveLength(1);
    },
  );
});
