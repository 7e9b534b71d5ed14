import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { serviceDeskLead, serviceDeskModules, serviceDeskProgramme } from '../content/index.ts';
import { createAchievement } from '../set-up-organisation.ts';
import { makeLessons } from './make-lessons.ts';

interface Input {
  call: ApiCaller;
  organisationId: string;
  /** What one must hold before. */
  prerequisiteId: string;
}

/** Makes a programme that costs something, and is open to those who hold another achievement. */
export async function makeServiceDesk({ call, organisationId, prerequisiteId }: Input): Promise<void> {
  const achievementId = await createAchievement(call, organisationId, serviceDeskLead);
  const { id: programmeId } = await call(endpoints.createProgramme, {
    params: { organisationId },
    body: { ...serviceDeskProgramme, achievementId, prerequisiteIds: [prerequisiteId] },
  });
  const params = { organisationId, programmeId };
  await makeLessons({ call, params, modules: serviceDeskModules });
  await call(endpoints.publishProgramme, { params });
}
