import type { SigningKey } from '@laurel/sdk';
import type { RouterContextProvider } from 'react-router';
import { pageProblem } from '../../session/problem.ts';
import { needed } from '../../session/refusal.ts';
import { type Console, consoleOf } from '../console/console-context.ts';

interface Found extends Console {
  signingKey: SigningKey;
  /** The key as a call's `params`. */
  where: { organisationId: string; signingKeyId: string };
  /** The page of the key. */
  here: string;
}

/** The key that a page of the console is about. */
export async function findSigningKey(
  context: Readonly<RouterContextProvider>,
  {
    signingKeyId,
    url,
    permission,
  }: { signingKeyId: string; url: URL; permission: 'signing-key:read' | 'signing-key:manage' },
): Promise<Found> {
  const found = consoleOf(context, permission);
  const { items } = await needed(found.client.listSigningKeys({ params: found.scope }), url);
  const signingKey = items.find(({ id }) => id === signingKeyId);
  if (!signingKey) throw pageProblem({ status: 404, code: 'not-found', title: 'Not found', errors: [] });
  const where = { ...found.scope, signingKeyId };
  return { ...found, signingKey, where, here: `${found.base}/signing-keys/${signingKeyId}` };
}
