import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { instructionsApplicant } from '../content/index.ts';
import type { DemoClock } from '../demo-clock.ts';

interface Input {
  /** Who has done it before. */
  call: ApiCaller;
  clock: DemoClock;
  programmeId: string;
}

/** Has somebody apply with what they did before; staff have yet to decide. */
export async function applyWithEvidence({ call, clock, programmeId }: Input): Promise<void> {
  await clock.ago({ days: 1 }, async () => {
    const body = { lessonId: null };
    const { id } = await call(endpoints.applyForRecognition, { params: { programmeId }, body });
    const params = { recognitionId: id };
    await call(endpoints.saveEvidence, { params, body: instructionsApplicant.evidence });
    await call(endpoints.handInRecognition, { params });
  });
}
