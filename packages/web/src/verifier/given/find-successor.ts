import { isSameCredential, type Verdict } from '@laurel/sdk';
import type { ApiFetch } from '../../session/api.ts';
import { ownCredential } from './own-credential.ts';

/**
 * The page of what counts in the place of a credential of this server that was replaced. The server's own verdict says it; for one
 * of this browser its page is asked. Only the very document that was issued leads on: not a thief's, which bears its id.
 */
export async function findSuccessor(
  fetch: ApiFetch,
  { verdict, origin, content }: { verdict: Verdict; origin: string; content: string | Uint8Array | undefined },
): Promise<string | undefined> {
  if (verdict.replacedBy) return pageOf(verdict.replacedBy);
  const id = ownCredential(verdict.technical.id, origin);
  const isRevoked = verdict.checks.some(({ reasonCode }) => reasonCode === 'status.revoked');
  if (!isRevoked || !id || typeof content !== 'string') return undefined;
  try {
    const view = await fetch(`/api/v1/credentials/${id}`);
    const page = view.ok ? pageOf(Object((await view.json()) as unknown).replacedBy) : undefined;
    if (!page) return undefined;
    for (const form of ['document', 'jwt']) {
      const issued = await fetch(`/api/v1/credentials/${id}/${form}`);
      if (issued.ok && isSameCredential(content, await issued.text())) return page;
    }
  } catch {
    // It is a help on the way, and no part of the verdict.
  }
  return undefined;
}

function pageOf(successor: unknown): string | undefined {
  const { id } = Object(successor) as { id?: unknown };
  return typeof id === 'string' ? `/credentials/${id}` : undefined;
}
