import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Account,
  createTestClient,
  type Hex,
  http,
  keccak256,
  parseEther,
  publicActions,
  toHex,
  walletActions,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { startAnvil } from '../../dev/stack/anvil.ts';
import { checkpointRegistry } from '../src/index.ts';

const { abi, bytecode } = checkpointRegistry;

/** A chain of its own for a test, with publishers that have money. */
export async function openChain() {
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-chain-'));
  const anvil = await startAnvil({ logFile: path.join(folder, 'anvil.log'), flags: ['--hardfork', 'prague'] });
  const transport = http(anvil.url, { retryCount: 0 });
  const client = createTestClient({ mode: 'anvil', chain: foundry, transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);

  const createPublisher = async (name: string): Promise<Account> => {
    const account = privateKeyToAccount(keccak256(toHex(name)));
    await client.setBalance({ address: account.address, value: parseEther('10') });
    return account;
  };
  const publisher = await createPublisher('publisher');
  const hash = await client.deployContract({ abi, bytecode, account: publisher });
  const deployment = await client.waitForTransactionReceipt({ hash });
  // A deployment that succeeded has an address.
  const address = deployment.contractAddress as Hex;
  return {
    client,
    url: anvil.url,
    address,
    deployment,
    publisher,
    createPublisher,
    async publish(origin: string, size: number | bigint, root: Hex, account = publisher) {
      const args = [origin, BigInt(size), root] as const;
      const { request } = await client.simulateContract({ abi, address, functionName: 'publish', args, account });
      return client.waitForTransactionReceipt({ hash: await client.writeContract(request) });
    },
    async close() {
      await anvil.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A root such as no test repeats by accident. */
export function rootOf(name: string): Hex {
  return keccak256(toHex(name));
}
