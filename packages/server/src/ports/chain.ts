/** Bytes as a chain writes them. */
export type Hex = `0x${string}`;

/** A signed tree head, as it is anchored: what a chain keeps of it. */
export interface AnchoredCheckpoint {
  /** The first line of the checkpoint: the log's name. */
  origin: string;
  size: number;
  root: Hex;
}

/** Where a log's checkpoints are recorded: a contract, and who publishes. */
export interface Registry {
  contract: Hex;
  publisher: Hex;
}

/** Why a chain could not be asked, or must not be believed: none of them is a fault of the request. */
export type ChainFaultCode =
  /** Too few endpoints gave an answer that can be used. */
  | 'unreachable'
  /** The endpoints contradict each other. */
  | 'disagreement'
  /** An endpoint speaks for another chain. */
  | 'wrong-chain'
  /** The sender cannot pay for what was sent. */
  | 'out-of-funds';

/** What a chain could not be asked; the message is for the operator and names endpoints by their host alone. */
export class ChainFault extends Error {
  readonly code: ChainFaultCode;

  constructor(code: ChainFaultCode, message: string) {
    super(message);
    this.name = 'ChainFault';
    this.code = code;
  }
}

/** Where something stands on a chain: seen alike by enough endpoints. */
export interface Placed {
  transaction: Hex;
  block: number;
  blockHash: Hex;
  blockTime: Date;
  /** Of the newest block of as many endpoints as are needed to agree: 1 in the newest block. */
  confirmations: number;
}

/** Where a recorded checkpoint stands. */
export interface Sighting extends Placed {
  root: Hex;
}

/** A transaction in a block. */
export interface MinedTransaction extends Placed {
  from: Hex;
  input: Hex;
}

/** What one endpoint says about a transaction, for whoever verifies: of one that is in no block, that it has none. */
export type TransactionAnswer =
  | { rpc: string; transaction: null }
  | {
      rpc: string;
      from: Hex;
      input: Hex;
      block: number;
      blockHash: Hex;
      blockTime: string;
      confirmations: number;
    }
  | { rpc: string; error: string };

/** What one endpoint says about a checkpoint, for whoever verifies. */
export type RecordAnswer =
  | { rpc: string; root: null }
  | {
      rpc: string;
      root: Hex;
      block: number;
      blockHash: Hex;
      blockTime: string;
      confirmations: number;
    }
  | { rpc: string; error: string };

/** How a transaction is paid for, in wei. */
export interface Fees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

/** A transaction, ready to be sent; until then it is nothing. */
export interface SignedTransaction {
  hash: Hex;
  raw: Hex;
}

/** What a transaction does. */
export type ChainCall =
  | { kind: 'deploy' }
  | { kind: 'publish'; contract: Hex; checkpoint: AnchoredCheckpoint }
  /** Has the root as its data and nothing else, as Blockcerts want it. */
  | { kind: 'record'; to: Hex; root: Hex };

/** Who signs: the address, and what signs a digest of 32 bytes with r, s and the recovery bit. */
export interface TransactionSigner {
  address: Hex;
  sign(digest: Uint8Array): Promise<Uint8Array>;
}

/**
 * A chain, asked of several endpoints at once. What decides something needs the same answer from more than half of them; a
 * number that only grows counts as far as more than half have come.
 */
export interface Chain {
  /** Whether it is the one that we start ourselves: it proves the mechanism, not permanence. */
  readonly isDevelopment: boolean;
  /** The name of each endpoint: its host, never its path, which may hold a key. */
  readonly endpoints: readonly string[];
  /** The id that all endpoints that answer agree on. @throws ChainFault */
  chainId(): Promise<number>;
  /** From here on an endpoint that says another id is not believed. */
  pinChainId(chainId: number): void;
  /** What stands at the address: our contract to the byte, nothing, or something else. @throws ChainFault */
  codeAt(contract: Hex): Promise<'ours' | 'none' | 'other'>;
  /** The newest block's number and base fee, and the fee that gets a transaction in. @throws ChainFault */
  head(): Promise<{ number: number; baseFee: bigint; priorityFee: bigint }>;
  /** How many transactions of the address are in blocks, and how much it has. @throws ChainFault */
  account(address: Hex): Promise<{ nonce: number; balance: bigint }>;
  /**
   * Where the checkpoint of this size is recorded, with whatever root. `unclear` while endpoints that are behind do not know
   * yet what others know. @throws ChainFault
   */
  find(registry: Registry, of: { origin: string; size: number }): Promise<Sighting | 'absent' | 'unclear'>;
  /** In which block a transaction is; `unclear` as above. @throws ChainFault */
  findTransaction(hash: Hex): Promise<MinedTransaction | 'absent' | 'unclear'>;
  /** The largest size recorded; 0 where there is none. @throws ChainFault */
  newestSize(registry: Registry, origin: string): Promise<number>;
  /** What each endpoint says, for verifiers: agreement is theirs to judge. Never rejects. */
  answers(registry: Registry, of: { chainId: number; origin: string; size: number }): Promise<RecordAnswer[]>;
  /** The same of a transaction. Never rejects. */
  transactionAnswers(of: { chainId: number; transaction: Hex }): Promise<TransactionAnswer[]>;
  /** The address a key publishes from (secp256k1, compressed, 33 bytes), and the contract that its first transaction makes. */
  addressOf(publicKey: Uint8Array): Promise<{ publisher: Hex; firstContract: Hex }>;
  /** How much gas a call may use; undefined when the contract would refuse it. @throws ChainFault */
  gasFor(call: ChainCall, publisher: Hex): Promise<bigint | undefined>;
  /** Signs and sends nothing: the caller records what was signed before it sends. */
  sign(
    input: { chainId: number; call: ChainCall; nonce: number; gas: bigint } & Fees,
    signer: TransactionSigner,
  ): Promise<SignedTransaction>;
  /** Hands a transaction to every endpoint; the same one again changes nothing. @throws ChainFault when none took it */
  send(transaction: SignedTransaction): Promise<void>;
  /** Endpoints that said other than the rest, or nothing, since last asked: by name, with what was wrong. */
  takeRemarks(): { endpoint: string; code: ChainFaultCode; detail: string }[];
  /** On a development chain alone: give money, take the whole state, put one in its place. */
  development?: {
    fund(address: Hex): Promise<void>;
    dump(): Promise<Uint8Array>;
    load(state: Uint8Array): Promise<void>;
  };
}
