import { allPages, type Member } from '@laurel/sdk';
import { pageProblem } from '../../session/problem.ts';
import { needed } from '../../session/refusal.ts';
import type { Console } from '../console/console-context.ts';
import { mayChange } from './assignable-roles.ts';

/** A member the reader may change. */
export async function findMember({ client, scope, membership }: Console, personId: string, url: URL): Promise<Member> {
  const search = async () => {
    for await (const member of allPages(client.listMembers, { params: scope, query: { limit: 100 } }))
      if (member.personId === personId) return member;
    return undefined;
  };
  const found = await needed(search(), url);
  if (!found) throw pageProblem({ status: 404, code: 'not-found', title: 'There is nobody here', errors: [] });
  if (!mayChange(membership.role, found.role))
    throw pageProblem({ status: 403, code: 'not-allowed', title: 'Only an owner changes owners', errors: [] });
  return found;
}
