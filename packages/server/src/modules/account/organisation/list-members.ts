import { type Database, type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import { type MemberView, presentMember } from './present-member.ts';
import { selectMembers } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: { limit: number; cursor?: string | undefined };
}

/** Who belongs to an organisation, the newest first. */
export async function listMembers(
  { database }: { database: Database },
  { scope, organisationId, query }: Input,
): Promise<Page<MemberView>> {
  const { limit } = query;
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) => selectMembers(tx, { organisationId, after, limit: limit + 1 }));
  return pageFrom(rows, limit, ({ joinedAt, personId }) => ({ at: joinedAt, id: personId }), presentMember);
}
