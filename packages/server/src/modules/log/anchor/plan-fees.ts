import type { Fees } from '../../../ports/index.ts';

interface Input {
  baseFee: bigint;
  priorityFee: bigint;
  /** The most that may be paid for gas. */
  cap: bigint;
  /** What the transaction in its place offered. */
  replaced?: Fees | undefined;
}

/**
 * What to offer for a transaction (EIP-1559): twice the base fee, so that it stays good for some blocks of a rising price,
 * and an eighth more than the transaction that it replaces. Undefined when that is over the cap.
 */
export function planFees({ baseFee, priorityFee, cap, replaced }: Input): Fees | undefined {
  if (baseFee >= cap) return undefined;
  const wanted = 2n * baseFee + priorityFee;
  const maxFeePerGas = max(min(wanted, cap), replaced ? anEighthMore(replaced.maxFeePerGas) : 0n);
  if (maxFeePerGas > cap) return undefined;
  const tip = max(priorityFee, replaced ? anEighthMore(replaced.maxPriorityFeePerGas) : 0n);
  return { maxFeePerGas, maxPriorityFeePerGas: min(tip, maxFeePerGas) };
}

// Pools want a tenth; some want an eighth. Rounded up, and never nothing.
function anEighthMore(fee: bigint): bigint {
  return (fee * 9n) / 8n + 1n;
}

function max(a: bigint, b: bigint): bigint {
  // Math.max and Math.min take no bigint.
  return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
