import type { Verdict } from '@laurel/sdk';
import type { ApiFetch } from '../../session/api.ts';
import { ownCredential } from './own-credential.ts';

/** What the issuer said when revoking, as the credential's own page shows it. */
export interface Revocation {
  reason: string | null;
  revokedAt: string;
  /** That page. */
  page: string;
}

/**
 * The issuer's reason for revoking a credential of this server, if its page may be seen. A status list says only that it
 * was revoked; a credential from elsewhere has no page here.
 */
export async function findRevocation(
  fetch: ApiFetch,
  { verdict, origin }: { verdict: Verdict; origin: string },
): Promise<Revocation | undefined> {
  const revoked = verdict.checks.some(({ reasonCode }) => reasonCode === 'status.revoked');
  const id = ownCredential(verdict.credential?.id, origin);
  if (!revoked || !id) return undefined;
  try {
    const response = await fetch(`/api/v1/credentials/${id}`);
    return response.ok ? parseRevocation(await response.json(), `/credentials/${id}`) : undefined;
  } catch {
    return undefined;
  }
}

function parseRevocation(body: unknown, page: string): Revocation | undefined {
  const { revocationReason, revokedAt } = Object(body) as Record<string, unknown>;
  if (typeof revokedAt !== 'string') return undefined;
  return { reason: typeof revocationReason === 'string' ? revocationReason : null, revokedAt, page };
}
