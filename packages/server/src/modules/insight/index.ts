/** What an organisation can see of its learning as a whole, and of nobody: the only door of this module. */
import type { Module } from '../../module.ts';
import type { InsightDeps } from './deps.ts';
import { erasableFacts } from './facts/erase-facts.ts';
import { noteCredential } from './facts/note-credential.ts';
import { noteAll, noteEnrolment } from './facts/note-enrolment.ts';
import { insightRoutes } from './routes.ts';

/** Events that an enrolment is another than before, by their names: this module uses none of those that tell them. */
const enrolmentEvents = [
  'enrolment.started',
  'enrolment.moved',
  'enrolment.place-taken',
  'lesson.done',
  'assessment.passed',
  'assessment.result-changed',
  'programme.completed',
];

/** Wires the module. */
export function createInsightModule(deps: InsightDeps): Module {
  const note = ({ organisationId, payload }: { organisationId: string; payload: Record<string, unknown> }) =>
    noteEnrolment(deps, { organisationId, enrolmentId: String(payload.enrolmentId) });
  return {
    routes: insightRoutes(deps),
    erasable: erasableFacts,
    jobs: { 'note-enrolments': () => noteAll(deps) },
    timetable: [{ cron: '23 2 * * *', task: 'note-enrolments' }],
    subscriptions: {
      ...Object.fromEntries(enrolmentEvents.map((event) => [event, { 'insight.note': note }])),
      'credential.issued': { 'insight.note': (event) => noteCredential(deps, event) },
    },
  };
}
