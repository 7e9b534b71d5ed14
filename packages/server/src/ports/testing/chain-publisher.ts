import { randomBytes } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { Chain, ChainCall, Hex, Registry, SignedTransaction, TransactionSigner } from '../index.ts';

/** A chain to be tried, and what only a test can do to it. */
export interface ChainSubject {
  chain: Chain;
  chainId: number;
  /** Gives somebody money. */
  fund(address: Hex): Promise<void>;
  /** Makes empty blocks, or with whatever waits. */
  mine(count: number): Promise<void>;
  /** Another branch wins; what was in the newest blocks is in none any more. */
  reorganise(depth: number): Promise<void>;
  close(): Promise<void>;
}

/** The log that is published. */
export const origin = 'contract.example/log';

/** Somebody who publishes on a chain under test. */
export interface ChainPublisher extends ChainSubject {
  registry: Registry;
  /** How many transactions were signed. */
  readonly signed: number;
  find(size: number): ReturnType<Chain['find']>;
  gasFor(size: number): Promise<bigint | undefined>;
  /** Signs without sending. */
  sign(call: ChainCall): Promise<SignedTransaction>;
  callOf(size: number): ChainCall & { kind: 'publish' };
  /** Publishes a checkpoint of that size, and makes a block of it. */
  publish(size: number): Promise<{ root: Hex; transaction: Hex }>;
}

/** Makes a key with money. */
export async function openPublisher(subject: ChainSubject): Promise<ChainPublisher> {
  const { chain, chainId } = subject;
  const secret = secp256k1.utils.randomSecretKey();
  const { publisher, firstContract: contract } = await chain.addressOf(secp256k1.getPublicKey(secret));
  const registry = { publisher, contract };
  await subject.fund(publisher);
  let nonce = 0;

  const callOf: ChainPublisher['callOf'] = (size) => {
    const root: Hex = `0x${randomBytes(32).toString('hex')}`;
    return { kind: 'publish', contract, checkpoint: { origin, size, root } };
  };
  const sign = async (call: ChainCall) => {
    const fees = { maxFeePerGas: 20_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n };
    const gas = await chain.gasFor(call, publisher);
    if (gas === undefined) throw new Error('The contract would refuse it.');
    const transaction = await chain.sign({ chainId, call, nonce, gas, ...fees }, signerOf(secret, publisher));
    nonce += 1;
    return transaction;
  };
  return {
    ...subject,
    registry,
    get signed() {
      return nonce;
    },
    callOf,
    sign,
    find: (size) => chain.find(registry, { origin, size }),
    gasFor: (size) => chain.gasFor(callOf(size), publisher),
    async publish(size) {
      const call = callOf(size);
      const transaction = await sign(call);
      await chain.send(transaction);
      await subject.mine(1);
      return { root: call.checkpoint.root, transaction: transaction.hash };
    },
  };
}

function signerOf(secret: Uint8Array, address: Hex): TransactionSigner {
  return {
    address,
    async sign(digest) {
      const signature = secp256k1.sign(digest, secret, { prehash: false, lowS: true, format: 'recovered' });
      return Buffer.concat([signature.subarray(1), signature.subarray(0, 1)]);
    },
  };
}
