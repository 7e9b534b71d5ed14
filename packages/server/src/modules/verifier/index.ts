/** Verifies credentials from anyone. */
import type { Module } from '../../module.ts';
import type { VerifierDeps } from './deps.ts';
import { verifierRoutes } from './routes.ts';

/** Wires the module. */
export function createVerifierModule(deps: VerifierDeps): Module {
  return { routes: verifierRoutes(deps) };
}
