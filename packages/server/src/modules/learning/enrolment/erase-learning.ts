import type { Erasable } from '../../../module.ts';
import type { Traces } from '../../../storage/index.ts';
import { eraseLearning, selectForExport, selectTraces } from './erasure-store.ts';

/** Enrolments, progress and attempts as a person's traces. */
export const erasableLearning: Erasable = {
  async count(tx, subject) {
    const { enrolments, attempts } = await selectTraces(tx, subject);
    return { enrolments: enrolments.length, attempts: attempts.length };
  },
  exportOf: selectForExport,
  tracesOf: async (tx, subject) => tracesIn(await selectTraces(tx, subject)),
  async erase({ tx }, order) {
    const found = await selectTraces(tx, order);
    if (order.personId) await eraseLearning(tx, order);
    return {
      counts: { enrolments: found.enrolments.length, attempts: found.attempts.length },
      traces: tracesIn(found),
    };
  },
};

function tracesIn({ enrolments, attempts }: { enrolments: readonly string[]; attempts: readonly string[] }): Traces {
  return {
    texts: [...enrolments, ...attempts],
    subjects: [...enrolments.map((id) => `enrolment:${id}`), ...attempts.map((id) => `attempt:${id}`)],
  };
}
