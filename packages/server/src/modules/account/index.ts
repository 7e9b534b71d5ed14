import type { Authenticate, MayIn } from '../../http/index.ts';
import type { Module } from '../../module.ts';

/** NOTE: being built. */
export function createAccountModule(_deps: unknown): Module & { authenticate: Authenticate; mayIn: MayIn } {
  return { routes: [], authenticate: async () => ({ kind: 'anonymous' }), mayIn: async () => undefined };
}
