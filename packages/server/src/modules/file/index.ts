import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createFileModule(_deps: unknown): Module {
  return { routes: [] };
}
