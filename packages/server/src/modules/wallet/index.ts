/** The holder's side: what one holds, and who may see it. */
import type { Module } from '../../module.ts';
import type { Scope } from '../../storage/index.ts';
import type { WalletDeps } from './deps.ts';
import { ownDocument } from './own-document.ts';
import { walletRoutes } from './routes.ts';

/** What the module offers beside its routes. */
export interface WalletModule extends Module {
  /** A credential of somebody's own as it was signed; undefined where it is not theirs. */
  ownDocument(scope: Scope, credentialId: string): Promise<string | undefined>;
}

/** Wires the module. */
export function createWalletModule(deps: WalletDeps): WalletModule {
  return {
    routes: walletRoutes(deps),
    ownDocument: (scope, credentialId) => ownDocument(deps, { scope, credentialId }),
  };
}
