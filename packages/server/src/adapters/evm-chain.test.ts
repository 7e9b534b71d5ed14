import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { startAnvil } from '../../../../dev/stack/anvil.ts';
import { describeChain } from '../ports/testing/chain-contract.ts';
import { FakeChain } from '../testing/fake-chain/fake-chain.ts';
import { startFakeRpc } from '../testing/fake-chain/fake-rpc.ts';
import { requestRpc } from './evm-chain/request-rpc.ts';
import { createEvmChain } from './evm-chain.ts';

describeChain('that we start ourselves (anvil)', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-chain-'));
  const anvil = await startAnvil({ logFile: path.join(folder, 'anvil.log') });
  const request = (method: string, ...params: unknown[]) => requestRpc(anvil.url, { method, params });
  return {
    chain: createEvmChain({ urls: [anvil.url], isDevelopment: true }),
    chainId: 31_337,
    fund: async (address) => void (await request('anvil_setBalance', address, '0x56bc75e2d63100000')),
    mine: async (count) => void (await request('anvil_mine', `0x${count.toString(16)}`)),
    reorganise: async (depth) => void (await request('anvil_reorg', depth + 1, [])),
    async close() {
      await anvil.stop();
      await rm(folder, { recursive: true });
    },
  };
});

describe.each([1, 2, 3])('of %i endpoints', (count) => {
  describeChain('in memory', async () => {
    const fake = new FakeChain();
    const rpcs = await Promise.all(Array.from({ length: count }, () => startFakeRpc(fake)));
    return {
      chain: createEvmChain({ urls: rpcs.map(({ url }) => url), isDevelopment: false }),
      chainId: fake.chainId,
      fund: async (address) => fake.setBalance(address, 10n ** 20n),
      mine: async (blocks) => fake.mine(blocks),
      reorganise: async (depth) => fake.reorganise(depth, { lost: true }),
      close: async () => void (await Promise.all(rpcs.map((rpc) => rpc.close()))),
    };
  });
});
