import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createIssuerModule(_deps: unknown): Module {
  return { routes: [] };
}
