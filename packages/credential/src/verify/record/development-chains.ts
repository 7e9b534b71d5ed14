import { developmentChains } from '../../proof/merkle-proof-2019/blockchains.ts';

/**
 * True for a chain that runs on somebody's own machine and may be begun anew there: it proves how anchoring works, and
 * nothing about permanence.
 *
 * @example
 * isDevelopmentChain(31337); // true
 */
export function isDevelopmentChain(chainId: number): boolean {
  return developmentChains.includes(chainId);
}
