/** The numbers by which Anvil, Hardhat and Ganache call the chains that they keep on one machine. */
const DEVELOPMENT_CHAINS: ReadonlySet<number> = new Set([1_337, 31_337]);

/**
 * True for a chain that runs on somebody's own machine and may be begun anew there: it proves how anchoring works, and
 * nothing about permanence.
 *
 * @example
 * isDevelopmentChain(31337); // true
 */
export function isDevelopmentChain(chainId: number): boolean {
  return DEVELOPMENT_CHAINS.has(chainId);
}
