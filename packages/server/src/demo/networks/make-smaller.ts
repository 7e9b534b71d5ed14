import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import {
  instructionsAchievement,
  instructionsModules,
  instructionsProgramme,
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

/** Makes three small programmes: in another language, with learners who review each other, and at a price for holders of another. */
export async function makeSmaller({ call, organisationId, prerequisiteId }: Input): Promise<void> {
  const all = [
    { body: passwordsProgramme, modules: passwordsModules, achievement: passwordsAchievement, prerequisiteIds: [] },
    {
      body: instructionsProgramme,
      modules: instructionsModules,
      achievement: instructionsAchievement,
      prerequisiteIds: [],
    },
    {
      body: serviceDeskProgramme,
      modules: serviceDeskModules,
      achievement: serviceDeskLead,
      prerequisiteIds: [prerequisiteId],
    },
  ];
  for (const { body, modules, achievement, prerequisiteIds } of all) {
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
