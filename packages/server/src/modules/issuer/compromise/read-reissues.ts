import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { countReissued, type ReissueRow, selectReissues } from './store.ts';

/** How far issuing anew has come. */
export type ReissueView = AnswerOf<typeof endpoints.reissueAffected>;

/** How far it has come for each of an organisation's keys, by the key. */
export async function readReissues(tx: Tx, organisationId: string): Promise<Map<string, ReissueView>> {
  const rows = await selectReissues(tx, organisationId);
  const done = rows.length > 0 ? await countReissued(tx, organisationId) : new Map<string, number>();
  return new Map(rows.map((row) => [row.signingKeyId, presentReissue(row, done.get(row.signingKeyId) ?? 0)]));
}

function presentReissue({ state, total, startedAt, finishedAt }: ReissueRow, done: number): ReissueView {
  return {
    state,
    total,
    done,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
