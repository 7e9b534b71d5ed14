import { checkpointRegistry } from '@laurel/contracts';
import { getContractAddress, type Hex } from 'viem';
import { createFakeRegistry, type FakeRegistry, type Published } from './fake-registry.ts';

/** A transaction that was sent. */
export interface FakeTransaction {
  hash: Hex;
  from: Hex;
  to: Hex | undefined;
  nonce: number;
  data: Hex;
  maxFee: bigint;
  tip: bigint;
  gas: bigint;
}

/** What became of a transaction in a block. */
export interface FakeReceipt {
  transaction: FakeTransaction;
  ok: boolean;
  created?: Hex;
  published?: Published;
  contract?: Hex;
}

/** A block and what its transactions did. */
export interface FakeBlock {
  number: number;
  hash: Hex;
  parentHash: Hex;
  time: number;
  baseFee: bigint;
  receipts: FakeReceipt[];
}

const gasUsed = 80_000n;

/** What is so after some blocks. */
export class FakeWorld {
  readonly #nonces = new Map<string, number>();
  readonly #spent = new Map<string, bigint>();
  readonly #registries = new Map<string, FakeRegistry>();

  /** The world after these blocks. */
  static after(blocks: readonly FakeBlock[]): FakeWorld {
    const world = new FakeWorld();
    for (const block of blocks) for (const { transaction } of block.receipts) world.execute(transaction, block);
    return world;
  }

  nonceOf(address: Hex): number {
    return this.#nonces.get(address.toLowerCase()) ?? 0;
  }

  spentBy(address: Hex): bigint {
    return this.#spent.get(address.toLowerCase()) ?? 0n;
  }

  registryAt(address: Hex): FakeRegistry | undefined {
    return this.#registries.get(address.toLowerCase());
  }

  execute(transaction: FakeTransaction, block: Omit<FakeBlock, 'receipts'>): FakeReceipt {
    const { from, to, nonce, data } = transaction;
    this.#nonces.set(from.toLowerCase(), nonce + 1);
    this.#spent.set(from.toLowerCase(), this.spentBy(from) + gasUsed * (block.baseFee + transaction.tip));
    if (!to) {
      const created = getContractAddress({ from, nonce: BigInt(nonce) });
      if (data !== checkpointRegistry.bytecode) return { transaction, ok: false };
      this.#registries.set(created.toLowerCase(), createFakeRegistry());
      return { transaction, ok: true, created };
    }
    const registry = this.registryAt(to);
    const read = registry?.read(from, data);
    // To nobody in particular a transaction is a payment, and goes well.
    if (!registry || !read || read.refusal) return { transaction, ok: !registry };
    registry.record(read.published, BigInt(block.number), BigInt(block.time));
    return { transaction, ok: true, published: read.published, contract: to };
  }
}
