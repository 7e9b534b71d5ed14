import type { Erasable } from '../../../module.ts';
import type { Traces } from '../../../storage/index.ts';
import { fillPlaces } from '../cohort/fill-places.ts';
import { lockCohorts } from '../cohort/store.ts';
import type { LearningDeps } from '../deps.ts';
import {
  eraseLearning,
  forgetInvigilator,
  lockOwnEnrolments,
  selectForExport,
  selectOwnCohortIds,
  selectTraces,
} from './erasure-store.ts';

type Found = Awaited<ReturnType<typeof selectTraces>>;

/** Enrolments, progress, attempts and what was handed in as a person's traces. The places that they had go to those who wait. */
export function createErasableLearning(deps: Pick<LearningDeps, 'origin' | 'file'>): Erasable {
  return {
    count: async (tx, subject) => countsOf(await selectTraces(tx, subject)),
    exportOf: selectForExport,
    tracesOf: async (tx, subject) => tracesIn(await selectTraces(tx, subject)),
    async erase(unit, order) {
      const cohorts = order.personId ? await lockCohorts(unit.tx, await selectOwnCohortIds(unit.tx, order)) : [];
      if (order.personId) await lockOwnEnrolments(unit.tx, order);
      const found = await selectTraces(unit.tx, order);
      if (order.personId) {
        await forgetInvigilator(unit.tx, order);
        await eraseLearning(unit.tx, order);
        await deps.file.forget(unit, found.fileIds);
      }
      for (const cohort of cohorts) await fillPlaces(deps, unit, cohort);
      return { counts: countsOf(found), traces: tracesIn(found) };
    },
  };
}

function countsOf({ enrolments, attempts, submissions, recognitions }: Found): Record<string, number> {
  return {
    enrolments: enrolments.length,
    attempts: attempts.length,
    submissions: submissions.length,
    recognitions: recognitions.length,
  };
}

function tracesIn({ enrolments, attempts, submissions, recognitions }: Found): Traces {
  return {
    texts: [...enrolments, ...attempts, ...submissions, ...recognitions],
    subjects: [
      ...enrolments.map((id) => `enrolment:${id}`),
      ...attempts.map((id) => `attempt:${id}`),
      ...submissions.map((id) => `submission:${id}`),
      ...recognitions.map((id) => `recognition:${id}`),
    ],
  };
}
