/** Which issuers this install recognises, and who says so: the only door of this module. */
import type { KnownIssuer } from '@laurel/credential';
import type { Module } from '../../module.ts';
import type { TrustDeps } from './deps.ts';
import { createKnownIssuers } from './known-issuers.ts';
import { trustRoutes } from './routes.ts';

/** What the module offers beside its routes. */
export interface TrustModule extends Module {
  /** The whole list; the same array until it changes. */
  knownIssuers(): Promise<readonly KnownIssuer[]>;
}

/** Wires the module. */
export function createTrustModule(deps: TrustDeps): TrustModule {
  const knownIssuers = createKnownIssuers(deps);
  return { routes: trustRoutes({ knownIssuers }), knownIssuers };
}
