import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createLearningModule(_deps: unknown): Module {
  return { routes: [] };
}
