import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { type InvitationView, presentInvitation } from './present-invitation.ts';
import { selectInvitations } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: { limit: number; cursor?: string | undefined };
}

/** Invitations that an organisation sent, the newest first. */
export async function listInvitations(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  { scope, organisationId, query }: Input,
): Promise<Page<InvitationView>> {
  const { limit } = query;
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) => selectInvitations(tx, { organisationId, after, limit: limit + 1 }));
  const now = clock();
  const position = ({ createdAt, id }: { createdAt: Date; id: string }) => ({ at: createdAt, id });
  return pageFrom(rows, limit, position, (row) => presentInvitation(row, now));
}
