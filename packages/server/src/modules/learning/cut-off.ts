/**
 * Cuts a number that is not negative off after so many decimals, so that what is shown never promises more than was reached.
 * Decimal fractions are not exact in binary: 7 of 10 is 70 %, though the machine may say 69.99999999999999.
 */
export function cutOff(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.floor(value * factor + 1e-6) / factor;
}
