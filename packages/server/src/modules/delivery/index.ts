import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createDeliveryModule(_deps: unknown): Module {
  return { routes: [] };
}
