import type { Tx } from '../../../storage/index.ts';
import type { ResultDetails } from '../completion/result-store.ts';
import type { AttemptRow } from '../exam/attempt-store.ts';
import { narrativeOf } from './narrative-of.ts';
import { type ProctoredState, stateOf } from './state-of.ts';
import { type SessionRow, selectSessionsOf } from './store.ts';

/** How a proctored attempt stands, and what its credential would say of that. */
export interface Proctored {
  session: SessionRow;
  state: ProctoredState;
  supervision: ResultDetails['supervision'];
}

/** What a provider made of an attempt; nothing where none watched. */
export async function proctoredOf(
  tx: Tx,
  attempt: Pick<AttemptRow, 'id'> & { submittedAt: Date },
): Promise<Proctored | undefined> {
  const [session] = await selectSessionsOf(tx, [attempt.id]);
  if (!session) return undefined;
  const { submittedAt } = attempt;
  const state = stateOf({ session, submittedAt });
  const narrative = narrativeOf({ session, state, submittedAt });
  return { session, state, supervision: { kind: 'proctored', narrative } };
}
