import type { Permission } from '@laurel/api';
import type { ApiKeyRow } from './store.ts';

/** An API key as the API shows it: never with its secret. */
export interface ApiKeyView {
  id: string;
  organisationId: string;
  name: string;
  scopes: Permission[];
  hint: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

/** Presents an API key. */
export function presentApiKey({
  id,
  organisationId,
  name,
  scopes,
  hint,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiKeyRow): ApiKeyView {
  return {
    id,
    organisationId,
    name,
    scopes,
    hint,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
