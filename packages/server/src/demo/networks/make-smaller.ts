import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import {
  passwordsAchievement,
  passwordsModules,
  passwordsProgramme,
  serviceDeskLead,
  serviceDeskModules,
  serviceDeskProgramme,
} from '../content/index.ts';
import { createAchievement } from '../set-up-organisation.ts';
import { makeLessons } from './make-lessons.ts';

interface Input {
  call: ApiCaller;
  organisationId: string;
  /** What one must hold before one leads a service desk. */
  prerequisiteId: string;
}

/** Makes two small programmes: one in another language, and one that costs something and asks for another achievement. */
export async function makeSmaller({ call, organisationId, prerequisiteId }: Input): Promise<void> {
  const both = [
    { body: passwordsProgramme, modules: passwordsModules, achievement: passwordsAchievement, prerequisiteIds: [] },
    {
      body: serviceDeskProgramme,
      modules: serviceDeskModules,
      achievement: serviceDeskLead,
      prerequisiteIds: [prerequisiteId],
    },
  ];
  for (const { body, modules, achievement, prerequisiteIds } of both) {
    const achievementId = await createAchievement(call, organisationId, achievement);
    const { id: programmeId } = await call(endpoints.createProgramme, {
      params: { organisationId },
      body: { ...body, achievementId, prerequisiteIds },
    });
    const params = { organisationId, programmeId };
    await makeLessons({ call, params, modules });
    await call(endpoints.publishProgramme, { params });
  }
}
