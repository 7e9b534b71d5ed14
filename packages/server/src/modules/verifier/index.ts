/** Verifies credentials from anyone. */
import type { Module } from '../../module.ts';
import type { VerifierModuleDeps } from './deps.ts';
import { retrieveDocument } from './retrieve-document.ts';
import { verifierRoutes } from './routes.ts';

/** Wires the module. */
export function createVerifierModule(deps: VerifierModuleDeps): Module {
  return { routes: verifierRoutes({ ...deps, retrieve: retrieveDocument(deps) }) };
}
