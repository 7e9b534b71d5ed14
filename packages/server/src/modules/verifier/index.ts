import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createVerifierModule(_deps: unknown): Module {
  return { routes: [] };
}
