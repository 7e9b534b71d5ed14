/** The holder's side: what one holds, and who may see it. */
import type { Module } from '../../module.ts';
import type { WalletDeps } from './deps.ts';
import { walletRoutes } from './routes.ts';

/** Wires the module. */
export function createWalletModule(deps: WalletDeps): Module {
  return { routes: walletRoutes(deps) };
}
