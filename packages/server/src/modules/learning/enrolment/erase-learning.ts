import type { Erasable } from '../../../module.ts';
import { eraseLearning, selectForExport, selectTraces } from './erasure-store.ts';

/** Enrolments, progress and attempts as a person's traces. */
export const erasableLearning: Erasable = {
  async count(tx, subject) {
    const { enrolments, attempts } = await selectTraces(tx, subject);
    return { enrolments: enrolments.length, attempts: attempts.length };
  },
  exportOf: selectForExport,
  async erase({ tx }, order) {
    if (!order.personId) return { counts: { enrolments: 0, attempts: 0 } };
    const { enrolments, attempts } = await selectTraces(tx, order);
    await eraseLearning(tx, order);
    return {
      counts: { enrolments: enrolments.length, attempts: attempts.length },
      texts: [...enrolments, ...attempts],
      subjects: [...enrolments.map((id) => `enrolment:${id}`), ...attempts.map((id) => `attempt:${id}`)],
    };
  },
};
