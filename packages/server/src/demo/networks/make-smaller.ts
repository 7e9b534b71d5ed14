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
  practiceAchievement,
  practiceModules,
  practiceProgramme,
  serviceDeskLead,
  serviceDeskModules,
  serviceDeskProgramme,
} from '../content/index.ts';
import { createAchievement } from '../set-up-organisation.ts';
import { makeLessons } from './make-lessons.ts';

/** A programme, and what it takes to make it. */
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

/** The one whose exam the sandbox proctor stands beside. */
export const practice: Small = {
  body: practiceProgramme,
  modules: practiceModules,
  achievement: practiceAchievement,
};

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
  for (const small of all) await makeSmall({ call, organisationId }, small);
}

/** Makes one small programme and publishes it. */
export async function makeSmall(
  { call, organisationId }: Pick<Input, 'call' | 'organisationId'>,
  { body, modules, achievement, prerequisiteIds = [], recognition }: Small,
): Promise<void> {
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
