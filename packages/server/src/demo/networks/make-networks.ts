import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import {
  addressPlanning,
  examTitle,
  networksCohorts,
  networksModules,
  networksOutcomes,
  networksProgramme,
  networksRule,
  smallNetworks,
} from '../content/index.ts';
import type { DemoClock } from '../demo-clock.ts';
import { createAchievement } from '../set-up-organisation.ts';
import { fillBank } from './fill-bank.ts';
import { findNetworks, type Networks } from './find-networks.ts';
import { makeLessons } from './make-lessons.ts';

interface Input {
  call: ApiCaller;
  clock: DemoClock;
  organisationId: string;
}

/** Makes the programme about networks, published, with its bank, its rule and its cohorts. */
export async function makeNetworks({ call, clock, organisationId }: Input): Promise<Networks> {
  const achievementId = await createAchievement(call, organisationId, smallNetworks);
  const badgeId = await createAchievement(call, organisationId, addressPlanning);
  const { id: programmeId } = await call(endpoints.createProgramme, {
    params: { organisationId },
    body: { ...networksProgramme, achievementId },
  });
  const params = { organisationId, programmeId };
  const lessonIds = await makeLessons({ call, params, modules: networksModules });
  const idOf = (title: string) => lessonIds.get(title) ?? '';
  const outcomeIds = await setRule({ call, params, badgeId, idOf });
  const pools = await fillBank({ call, organisationId, outcomeIds });
  const exam = { ...params, lessonId: idOf(examTitle) };
  await call(endpoints.setSections, { params: exam, body: { sections: pools } });
  await call(endpoints.publishProgramme, { params });
  for (const { name, capacity, ...days } of networksCohorts) {
    const body = {
      name,
      capacity,
      startsOn: clock.dayFrom(days.startsInDays),
      endsOn: clock.dayFrom(days.endsInDays),
      enrolUntil: clock.dayFrom(days.enrolUntilInDays),
    };
    await call(endpoints.createCohort, { params, body });
  }
  return findNetworks(call, params);
}

interface Rule {
  call: ApiCaller;
  params: { organisationId: string; programmeId: string };
  badgeId: string;
  idOf: (title: string) => string;
}

async function setRule({ call, params, badgeId, idOf }: Rule): Promise<string[]> {
  const { weights, minimum, totalPercent } = networksRule;
  const { outcomes } = await call(endpoints.setCompletionRule, {
    params,
    body: {
      lessons: 'all',
      totalPercent,
      assessments: Object.entries(weights).map(([title, weight]) => ({
        lessonId: idOf(title),
        weight,
        minimumPercent: minimum[title] ?? null,
      })),
      outcomes: networksOutcomes.map(({ shownBy, earnsBadge, ...outcome }) => ({
        ...outcome,
        achievementId: earnsBadge ? badgeId : null,
        lessonIds: shownBy.map(idOf),
      })),
    },
  });
  return outcomes.map(({ id }) => id);
}
