/** A network that a proof may name, as the proof writes it. */
export interface BlockchainNetwork {
  /** `eth`, as in `blink:eth:sepolia:…`. */
  readonly blockchain: string;
  /** `sepolia`. */
  readonly network: string;
  /** Its number on EVM chains (EIP-155). Other chains are read, and cannot be asked. */
  readonly chainId?: number | undefined;
  /** What stands for the two in the CBOR of a proof value. */
  readonly codes: readonly [number, number];
  /** Kept for rehearsals: it may be given up, with all that is recorded on it. */
  readonly isTest: boolean;
  /** Runs on somebody's own machine. No other implementation has a name for it, and none should believe it. */
  readonly isDevelopment?: boolean | undefined;
}

/** The numbers by which Anvil, Hardhat and Ganache call the chains that they keep on one machine. */
export const developmentChains: readonly number[] = [1_337, 31_337];

const evm = (blockchain: string, code: number, network: string, chainId: number): BlockchainNetwork => ({
  blockchain,
  network,
  chainId,
  codes: [code, chainId],
  isTest: network !== 'mainnet',
});

const development = (chainId: number): BlockchainNetwork => ({
  ...evm('eth', 1, 'development', chainId),
  isDevelopment: true,
});

/**
 * The blockchains of MerkleProof2019, by the numbers that its implementations write. `mocknet` is none: what it records
 * stands nowhere. The chains for development are ours to name: their numbers stand where that of the network does.
 *
 * @see https://w3c-ccg.github.io/lds-merkle-proof-2019/#blockchain-keymap
 */
export const blockchainNetworks: readonly BlockchainNetwork[] = [
  { blockchain: 'btc', network: 'mainnet', codes: [0, 1], isTest: false },
  { blockchain: 'btc', network: 'testnet', codes: [0, 3], isTest: true },
  evm('eth', 1, 'mainnet', 1),
  evm('eth', 1, 'ropsten', 3),
  evm('eth', 1, 'rinkeby', 4),
  evm('eth', 1, 'goerli', 5),
  evm('eth', 1, 'sepolia', 11_155_111),
  evm('mtc', 2, 'mainnet', 137),
  evm('mtc', 2, 'mumbai', 80_001),
  ...developmentChains.map(development),
  { blockchain: 'mocknet', network: 'mocknet', codes: [-1, -1], isTest: true },
];

/** The network with this number (EIP-155), or undefined where MerkleProof2019 has no name for it. */
export function networkOfChain(chainId: number): BlockchainNetwork | undefined {
  return blockchainNetworks.find((network) => network.chainId === chainId);
}

/**
 * How many blocks must stand over a transaction before it counts: after so many, none was ever undone by itself. On a chain
 * for development nobody else makes blocks, and nothing is undone.
 */
export function confirmationsOn({ isDevelopment = false }: Pick<BlockchainNetwork, 'isDevelopment'>): number {
  return isDevelopment ? 1 : 12;
}
