import { endpoints } from '@laurel/api';
import { type Route, route } from '../../http/index.ts';
import type { VerifierDeps } from './deps.ts';
import { verifyGiven } from './verify-given.ts';

/** The module's answers to the contract. */
export function verifierRoutes(deps: VerifierDeps): Route[] {
  return [route(endpoints.verifyCredential, ({ body }) => verifyGiven(deps, body))];
}
