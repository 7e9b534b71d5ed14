import { endpoints } from '@laurel/api';
import { type Route, route } from '../../http/index.ts';
import type { WalletDeps } from './deps.ts';
import { listCredentials } from './list-credentials.ts';
import { shareCredential } from './share-credential.ts';

/** The module's answers to the contract. */
export function walletRoutes(deps: WalletDeps): Route[] {
  return [
    route(endpoints.listHeldCredentials, ({ scope }) => listCredentials(deps, { scope })),
    route(endpoints.shareCredential, ({ scope, params, body }) => shareCredential(deps, { scope, ...params, ...body })),
  ];
}
