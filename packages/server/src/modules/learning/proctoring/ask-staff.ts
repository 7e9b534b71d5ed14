import type { WriteUnit } from '../../../storage/index.ts';
import { isForStaff, type ProctoredState } from './state-of.ts';

export const tellStaffTask = 'tell-staff-of-proctored';

interface Asked {
  organisationId: string;
  sessionId: string;
  /** How it stands now that it is handed in. */
  state: ProctoredState;
  /** How it stood before, where it had been handed in already. */
  before?: ProctoredState;
}

/** So long a provider that says nothing has time: then staff are told that they may decide without it. */
const silentMs = 86_400_000;

/** Has those who may decide told once that a result waits for them; what more is flagged by then changes nothing about that. */
export async function askStaff(unit: WriteUnit, { organisationId, sessionId, state, before }: Asked): Promise<void> {
  const payload = { organisationId, sessionId };
  if (isForStaff(state) && !(before && isForStaff(before)))
    await unit.enqueue({ task: tellStaffTask, key: `${tellStaffTask}:${sessionId}`, payload });
  if (state === 'running' && !before)
    await unit.enqueue({
      task: tellStaffTask,
      key: `${tellStaffTask}:${sessionId}:silent`,
      payload,
      runAt: new Date(unit.now.getTime() + silentMs),
    });
}
