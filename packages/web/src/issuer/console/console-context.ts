import type { LaurelClient, Membership, Permission, Person } from '@laurel/sdk';
import { createContext, type MiddlewareFunction, type RouterContextProvider } from 'react-router';
import { clientOf } from '../../session/client.ts';
import { sessionEnded } from '../../session/kept-entries.ts';
import { pageProblem } from '../../session/problem.ts';
import { needed, refusalOf } from '../../session/refusal.ts';

/** What a page of the console works with: the client, and the organisation the reader is a member of. */
export interface Console {
  client: LaurelClient;
  membership: Membership;
  personId: string;
  /** The organisation as a call's `params`. */
  scope: { organisationId: string };
  /** The console's own address, `/issuer/{organisationId}`. */
  base: string;
}

const consoleContext = createContext<Console>();

/** Opens the console to members; to everybody else the organisation does not exist. */
export const consoleMiddleware: MiddlewareFunction<Response> = async ({ request, context, params, url }, next) => {
  const client = clientOf(context);
  const person = await needed(request.method === 'POST' ? stillSignedIn(client, request) : client.getMe(), url);
  const membership = person.memberships.find(({ organisationId }) => organisationId === params.organisationId);
  if (!membership) throw pageProblem({ status: 404, code: 'not-found', title: 'Not found', errors: [] });
  const { organisationId } = membership;
  context.set(consoleContext, {
    client,
    membership,
    personId: person.id,
    scope: { organisationId },
    base: `/issuer/${organisationId}`,
  });
  return await next();
};

/** Who sends a form after their session ended loses nothing of it. */
async function stillSignedIn(client: LaurelClient, request: Request): Promise<Person> {
  try {
    return await client.getMe();
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) throw await sessionEnded(request, problem);
    throw error;
  }
}

/** The console of this request; with a permission, the page is refused to those who lack it. */
export function consoleOf(context: Readonly<RouterContextProvider>, permission?: Permission): Console {
  const found = context.get(consoleContext);
  if (permission === undefined || found.membership.permissions.includes(permission)) return found;
  throw pageProblem({ status: 403, code: 'not-allowed', title: 'Your role does not allow this', errors: [] });
}
