import { type Hex, keccak256, parseTransaction, recoverTransactionAddress, toHex } from 'viem';
import { type FakeBlock, type FakeTransaction, FakeWorld } from './fake-world.ts';

/** A refusal that an endpoint answers to a call. */
export class FakeRefusal extends Error {
  readonly code: number;
  readonly data: Hex | undefined;

  constructor(message: string, { code = -32_000, data }: { code?: number; data?: Hex } = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const genesis: FakeBlock = {
  number: 0,
  hash: keccak256(toHex('genesis')),
  parentHash: `0x${'00'.repeat(32)}`,
  time: 1_767_225_600,
  baseFee: 1_000_000_000n,
  receipts: [],
};

/**
 * A chain in memory that knows one contract: it takes transactions, makes blocks when told, forgets blocks (a
 * reorganisation) and transactions when told, and lets fees be set.
 */
export class FakeChain {
  chainId: number;
  automine: boolean;
  baseFee = 1_000_000_000n;
  tip = 1_000_000_000n;
  secondsPerBlock = 12;
  blocks: FakeBlock[] = [genesis];
  pool: FakeTransaction[] = [];
  /** Every transaction that was ever taken in, oldest first. */
  readonly taken: FakeTransaction[] = [];
  #world = new FakeWorld();
  #branch = 0;
  readonly #given = new Map<string, bigint>();

  constructor({ chainId = 31_337, automine = false } = {}) {
    this.chainId = chainId;
    this.automine = automine;
  }

  async send(raw: Hex): Promise<Hex> {
    const parsed = parseTransaction(raw);
    // Whoever signed is found by the transaction alone.
    const from = await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` });
    const { nonce = 0, maxFeePerGas: maxFee = 0n, maxPriorityFeePerGas: tip = 0n, gas = 0n, data = '0x' } = parsed;
    const transaction = { hash: keccak256(raw), from, to: parsed.to ?? undefined, nonce, data, maxFee, tip, gas };
    if (parsed.chainId !== this.chainId) throw new FakeRefusal('invalid chain id for signer');
    this.#takeIn(transaction);
    if (this.automine) this.mine();
    return transaction.hash;
  }

  #takeIn(transaction: FakeTransaction): void {
    const { hash, from, nonce, maxFee, tip, gas } = transaction;
    if (this.pool.some((other) => other.hash === hash)) throw new FakeRefusal('already known');
    if (nonce < this.#world.nonceOf(from)) throw new FakeRefusal('nonce too low');
    if (this.balanceOf(from) < gas * maxFee) throw new FakeRefusal('insufficient funds for gas * price + value');
    const same = this.pool.find((other) => other.from === from && other.nonce === nonce);
    if (same && (maxFee * 10n < same.maxFee * 11n || tip * 10n < same.tip * 11n))
      throw new FakeRefusal('replacement transaction underpriced');
    this.pool = [...this.pool.filter((other) => other !== same), transaction];
    this.taken.push(transaction);
  }

  /** Makes a block of what waits and pays enough, in the order of nonces. */
  mine(count = 1): void {
    for (let made = 0; made < count; made += 1) {
      const { number, hash: parentHash, time } = this.#head;
      const hash = keccak256(toHex(`${parentHash} ${this.#branch} ${number + 1}`));
      const block: FakeBlock = {
        number: number + 1,
        hash,
        parentHash,
        time: time + this.secondsPerBlock,
        baseFee: this.baseFee,
        receipts: [],
      };
      for (const transaction of [...this.pool].sort((a, b) => a.nonce - b.nonce)) {
        const isNext = transaction.nonce === this.#world.nonceOf(transaction.from);
        if (isNext && transaction.maxFee >= block.baseFee) block.receipts.push(this.#world.execute(transaction, block));
      }
      this.pool = this.pool.filter(({ from, nonce }) => nonce >= this.#world.nonceOf(from));
      this.blocks.push(block);
    }
  }

  /**
   * Another branch wins, longer by one, without the transactions of the blocks that are no more; those wait again, unless
   * they are lost.
   */
  reorganise(depth: number, { lost = false } = {}): void {
    const kept = Math.max(1, this.blocks.length - depth);
    const undone = this.blocks.slice(kept).flatMap(({ receipts }) => receipts.map(({ transaction }) => transaction));
    const waiting = lost ? [] : [...this.pool, ...undone];
    this.blocks = this.blocks.slice(0, kept);
    this.#world = FakeWorld.after(this.blocks);
    this.#branch += 1;
    this.pool = [];
    this.mine(depth + 1);
    this.pool = waiting;
  }

  /** Forgets one transaction that waits, or all. */
  drop(hash?: Hex): void {
    this.pool = hash ? this.pool.filter((transaction) => transaction.hash !== hash) : [];
  }

  setBalance(address: Hex, balance: bigint): void {
    this.#given.set(address.toLowerCase(), balance + this.#world.spentBy(address));
  }

  balanceOf(address: Hex, world = this.#world): bigint {
    return (this.#given.get(address.toLowerCase()) ?? 0n) - world.spentBy(address);
  }

  /** The chain as an endpoint sees it that is so many blocks behind. */
  view(behind = 0) {
    const blocks = this.blocks.slice(0, Math.max(1, this.blocks.length - behind));
    return { blocks, world: behind === 0 ? this.#world : FakeWorld.after(blocks) };
  }

  get #head(): FakeBlock {
    return this.blocks.at(-1) ?? genesis;
  }
}

/** What an endpoint sees of a chain. */
export type FakeView = ReturnType<FakeChain['view']>;
