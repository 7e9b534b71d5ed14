/** Verifies credentials from anyone. */
import type { Module } from '../../module.ts';
import type { ServerVerdict, VerifierModuleDeps } from './deps.ts';
import { retrieveDocument } from './retrieve-document.ts';
import { verifierRoutes } from './routes.ts';
import { verifyGiven } from './verify-given.ts';

/** What the module offers beside its routes. */
export interface VerifierModule extends Module {
  /** The verdict about a credential as a stranger would get it; whatever is given, it is a verdict. */
  verify(credential: string): Promise<ServerVerdict>;
}

/** Wires the module. */
export function createVerifierModule(given: VerifierModuleDeps): VerifierModule {
  const deps = { ...given, retrieve: retrieveDocument(given) };
  return {
    routes: verifierRoutes(deps),
    verify: (credential) => verifyGiven(deps, { credential }, { caller: { kind: 'anonymous' } }),
  };
}
