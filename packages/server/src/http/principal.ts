import type { Permission } from '@laurel/api';
import type { Scope } from '../storage/index.ts';

/** Who is calling. */
export type Principal =
  | { kind: 'anonymous' }
  | { kind: 'person'; personId: string; sessionId: string }
  | { kind: 'api-key'; apiKeyId: string; organisationId: string; scopes: readonly Permission[] };

/**
 * Finds out who sent a request: by API key where an `Authorization` header is there, else by session cookie.
 * Rejects with `not-signed-in` when a key was sent that does not hold; a stale cookie is simply nobody.
 */
export type Authenticate = (request: Request) => Promise<Principal>;

/** What the caller may do in an organisation; undefined when the organisation does not exist for the caller. */
export type MayIn = (principal: Principal, organisationId: string) => Promise<readonly Permission[] | undefined>;

/** The database scope of a caller. */
export function scopeOf(principal: Principal, organisationId?: string): Scope {
  if (principal.kind === 'person') {
    return { actor: { kind: 'person', id: principal.personId }, personId: principal.personId, organisationId };
  }
  if (principal.kind === 'api-key') return { actor: { kind: 'api-key', id: principal.apiKeyId }, organisationId };
  return { actor: { kind: 'anonymous' }, organisationId };
}
