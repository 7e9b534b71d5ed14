import type { ApiFetch } from './api.ts';
import { parseCookies } from './cookies.ts';
import { preferenceCookies } from './preferences.ts';

/** Who reads the page, as far as the shell must know. */
export interface Visitor {
  id: string;
  name: string;
  memberships: readonly Membership[];
}

export interface Membership {
  organisationId: string;
  organisationName: string;
}

/** The person signed in, or null. A page for everybody never fails because this could not be found out. */
export async function findVisitor(request: Request, api: ApiFetch): Promise<Visitor | null> {
  if (!mayBeSignedIn(request)) return null;
  try {
    const response = await api('/api/v1/me');
    return response.ok ? parseVisitor(await response.json()) : null;
  } catch {
    return null;
  }
}

/** Readers without any cookie but our preferences are strangers: their pages cost no question to the API. */
function mayBeSignedIn(request: Request): boolean {
  const names = [...parseCookies(request.headers.get('cookie')).keys()];
  return names.some((name) => !preferenceCookies.has(name));
}

function parseVisitor(body: unknown): Visitor | null {
  const { id, name, memberships } = Object(body) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return { id, name, memberships: Array.isArray(memberships) ? memberships.flatMap(parseMembership) : [] };
}

function parseMembership(value: unknown): Membership[] {
  const { organisationId, organisationName } = Object(value) as Record<string, unknown>;
  if (typeof organisationId !== 'string' || typeof organisationName !== 'string') return [];
  return [{ organisationId, organisationName }];
}
