import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import {
  type DemoAchievement,
  type DemoRecognition,
  instructionsAchievement,
  instructionsModules,
  instructionsProgramme,
  instructionsRecognition,
  type NetworksModule,
  passwordsAchievement,
  passwordsModules,
  passwordsProgramme,
  serviceDeskLead,
  serviceDeskModules,
  serviceDeskProgramme,
} from '../content/index.ts';
import { createAchievement } from '../set-up-organisation.ts';
import { makeLessons } from './make-lessons.ts';

interface Small {
  body: typeof instructionsProgramme;
  modules: NetworksModule[];
  achievement: DemoAchievement;
  prerequisiteIds?: string[];
  recognition?: DemoRecognition;
}

interface Input {
  call: ApiCaller;
  organisationId: string;
  /** What one must hold before one leads a service desk. */
  prerequisiteId: string;
}

/** Makes three small programmes: in another language, reviewed by learners and a guest, and at a price for holders of another. */
export async function makeSmaller({ call, organisationId, prerequisiteId }: Input): Promise<void> {
  const all: Small[] = [
    { body: passwordsProgramme, modules: passwordsModules, achievement: passwordsAchievement },
    {
      body: instructionsProgramme,
      modules: instructionsModules,
      achievement: instructionsAchievement,
      recognition: instructionsRecognition,
    },
    {
      body: serviceDeskProgramme,
      modules: serviceDeskModules,
      achievement: serviceDeskLead,
      prerequisiteIds: [prerequisiteId],
    },
  ];
  for (const { body, modules, achievement, prerequisiteIds = [], recognition } of all) {
    const achievementId = await createAchievement(call, organisationId, achievement);
    const { id: programmeId } = await call(endpoints.createProgramme, {
      params: { organisationId },
      body: { ...body, achievementId, prerequisiteIds },
    });
    const params = { organisationId, programmeId };
    await makeLessons({ call, params, modules });
    if (recognition) await call(endpoints.setRecognitionOffer, { params, body: { offer: recognition } });
    await call(endpoints.publishProgramme, { params });
  }
}
