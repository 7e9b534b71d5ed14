import { expect, test } from 'vitest';
import { readConfig } from './env.ts';

const chainOf = (variables: Record<string, string>) =>
  readConfig({ DATABASE_URL: 'postgres://localhost/laurel', ...variables }).chain;

test('without a setting there is no chain', () => {
  expect(chainOf({})).toBeUndefined();
});

test('the operator’s endpoints, each by itself, and careful defaults', () => {
  expect(chainOf({ CHAIN_RPC_URL: 'https://a.example/key, http://10.0.0.5:8545' })).toEqual({
    urls: ['https://a.example/key', 'http://10.0.0.5:8545'],
    isDevelopment: false,
    policy: {
      contract: undefined,
      chainId: undefined,
      confirmations: 64,
      maxFeePerGas: 50_000_000_000n,
      intervalSeconds: 600,
    },
  });
});

test('what the operator sets is taken, parts of a gwei too', () => {
  const contract = `0x${'aB'.repeat(20)}`;
  const chain = chainOf({
    CHAIN_RPC_URL: 'https://a.example',
    CHAIN_ID: '10',
    CHAIN_CONTRACT: contract,
    CHAIN_CONFIRMATIONS: '12',
    CHAIN_MAX_FEE_GWEI: '0.25',
    CHAIN_INTERVAL_SECONDS: '60',
  });
  const policy = { contract, chainId: 10, confirmations: 12, maxFeePerGas: 250_000_000n, intervalSeconds: 60 };
  expect(chain?.policy).toEqual(policy);
});

test('the operator’s chain goes before the development chain', () => {
  const LAUREL_DEVELOPMENT_CHAIN = 'http://127.0.0.1:8545';
  expect(chainOf({ LAUREL_DEVELOPMENT_CHAIN })?.isDevelopment).toBe(true);
  expect(chainOf({ LAUREL_DEVELOPMENT_CHAIN, CHAIN_RPC_URL: 'https://a.example' })?.isDevelopment).toBe(false);
});

test.each([
  ['CHAIN_RPC_URL', 'a.example'],
  ['CHAIN_RPC_URL', 'https://a.example,'],
  ['CHAIN_RPC_URL', 'https://a.example,https://a.example'],
  ['CHAIN_RPC_URL', 'wss://a.example'],
  ['CHAIN_ID', '0'],
  ['CHAIN_CONTRACT', '0x12'],
  ['CHAIN_CONFIRMATIONS', '0'],
  ['CHAIN_MAX_FEE_GWEI', '-1'],
  ['CHAIN_INTERVAL_SECONDS', '0'],
])('%s as %s is refused by its name, without repeating it', (name, value) => {
  const reading = () => chainOf({ CHAIN_RPC_URL: 'https://a.example/secret', [name]: value });
  expect(reading).toThrow(new RegExp(`^${name}: `));
  expect(reading).not.toThrow(/secret/);
});

test('a contract without a chain is a slip, and told', () => {
  expect(() => chainOf({ CHAIN_CONTRACT: `0x${'ab'.repeat(20)}` })).toThrow(/^CHAIN_RPC_URL: /);
});
