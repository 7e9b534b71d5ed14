import type { Erasable } from '../../../module.ts';
import type { Traces } from '../../../storage/index.ts';
import { fillPlaces } from '../cohort/fill-places.ts';
import { lockCohorts } from '../cohort/store.ts';
import type { LearningDeps } from '../deps.ts';
import { eraseLearning, selectForExport, selectOwnCohortIds, selectTraces } from './erasure-store.ts';

/** Enrolments, progress and attempts as a person's traces. The places that they had go to those who wait. */
export function createErasableLearning(deps: Pick<LearningDeps, 'origin'>): Erasable {
  return {
    async count(tx, subject) {
      const { enrolments, attempts } = await selectTraces(tx, subject);
      return { enrolments: enrolments.length, attempts: attempts.length };
    },
    exportOf: selectForExport,
    tracesOf: async (tx, subject) => tracesIn(await selectTraces(tx, subject)),
    async erase(unit, order) {
      const cohorts = order.personId ? await lockCohorts(unit.tx, await selectOwnCohortIds(unit.tx, order)) : [];
      const found = await selectTraces(unit.tx, order);
      if (order.personId) await eraseLearning(unit.tx, order);
      for (const cohort of cohorts) await fillPlaces(deps, unit, cohort);
      return {
        counts: { enrolments: found.enrolments.length, attempts: found.attempts.length },
        traces: tracesIn(found),
      };
    },
  };
}

function tracesIn({ enrolments, attempts }: { enrolments: readonly string[]; attempts: readonly string[] }): Traces {
  return {
    texts: [...enrolments, ...attempts],
    subjects: [...enrolments.map((id) => `enrolment:${id}`), ...attempts.map((id) => `attempt:${id}`)],
  };
}
