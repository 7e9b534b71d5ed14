import type { AnswerOf, endpoints } from '@laurel/api';
import { type Scope, systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { readProgress } from '../progress-store.ts';
import type { CheckState } from './check-state.ts';
import { selectOpenFindings } from './finding-store.ts';

const most = 500;

/** What does not agree: in what is the organisation's own, and in the log as a whole; and when everything was looked at last. */
export async function listFindings(
  { database }: Pick<LogDeps, 'database'>,
  { scope }: { scope: Scope },
): Promise<AnswerOf<typeof endpoints.listLogFindings>> {
  const own = await database.read(scope, (tx) => selectOpenFindings(tx, { limit: most }));
  const { shared, state } = await database.read(systemScope('list-findings'), async (tx) => ({
    shared: (await selectOpenFindings(tx, { limit: most })).filter(({ organisationId }) => organisationId === null),
    state: await readProgress<CheckState>(tx, 'check'),
  }));
  return {
    items: [...shared, ...own].map(({ kind, subject, detail, foundAt, seenAt }) => ({
      kind,
      subject,
      detail,
      foundAt: foundAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
    checkedAt: state?.endedAt ?? null,
  };
}
