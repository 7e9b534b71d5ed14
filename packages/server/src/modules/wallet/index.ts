import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createWalletModule(_deps: unknown): Module {
  return { routes: [] };
}
