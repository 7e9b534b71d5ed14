/** Programmes, enrolments and exams: the only door of this module. */
import type { Module } from '../../module.ts';
import { credentialReplaced } from '../issuer/index.ts';
import { awardOutcomes } from './completion/award-outcomes.ts';
import { matchWorkLinks } from './completion/match-work-links.ts';
import type { LearningDeps } from './deps.ts';
import { awardWaiting } from './enrolment/award-waiting.ts';
import { completeEnrolment } from './enrolment/complete-enrolment.ts';
import { createErasableLearning } from './enrolment/erase-learning.ts';
import { followReplacement } from './enrolment/follow-replacement.ts';
import {
  assessmentPassed,
  enrolmentMoved,
  lessonDone,
  placeTaken,
  recognitionDecided,
  recognitionHandedIn,
  resultChanged,
  submissionHandedIn,
} from './events.ts';
import { closeAllRunOut, closeRunOut } from './exam/close-run-out.ts';
import { sweepImports } from './exchange/discard-import.ts';
import { type ImportJob, readImport } from './exchange/read-import.ts';
import { writeImport } from './exchange/write-import.ts';
import { countedLearning } from './facts/facts.ts';
import { tellStaffTask } from './proctoring/ask-staff.ts';
import { sealedSecrets } from './proctoring/sealed-secrets.ts';
import { tellStaff } from './proctoring/tell-staff.ts';
import { remindIdle } from './reminder/remind-idle.ts';
import { remindOfCohortEnds } from './reminder/remind-of-cohort-ends.ts';
import { remindOfDeadlines } from './reminder/remind-of-deadlines.ts';
import { allocateByLoad } from './review/assign-reviewer.ts';
import { fillRing } from './review/peer/fill-ring.ts';
import { keepPeerReviews } from './review/peer/keep-peer-reviews.ts';
import { learningRoutes } from './routes.ts';

/** What the module offers beside its routes. */
export interface LearningModule extends Module {
  counted: typeof countedLearning;
}

/** Wires the module. */
export function createLearningModule(deps: LearningDeps): LearningModule {
  type Heard = { organisationId: string; payload: Record<string, unknown> };
  const asked = ({ organisationId, payload }: Heard) => ({
    organisationId,
    enrolmentId: String(payload.enrolmentId),
  });
  const award = (event: Heard) => completeEnrolment(deps, asked(event));
  // Of its own: a badge that cannot be issued now does not keep the whole waiting, nor the other way round.
  const badges = (event: Heard) => awardOutcomes(deps, asked(event));
  return {
    routes: learningRoutes(deps),
    sealedKeys: sealedSecrets(deps),
    erasable: createErasableLearning(deps),
    counted: countedLearning,
    jobs: {
      'award-waiting-enrolments': () => awardWaiting(deps),
      'close-attempt': (payload) => closeRunOut(deps, payload as { organisationId: string; attemptId: string }),
      'close-attempts': () => closeAllRunOut(deps),
      'match-work-links': (payload) => matchWorkLinks(deps, payload as { organisationId: string; enrolmentId: string }),
      'read-import': (payload, time) => readImport(deps, importOf(payload), time),
      'write-import': (payload, time) => writeImport(deps, importOf(payload), time),
      'sweep-imports': () => sweepImports(deps),
      'remind-of-deadlines': () => remindOfDeadlines(deps),
      'remind-of-cohort-ends': () => remindOfCohortEnds(deps),
      'remind-idle': () => remindIdle(deps),
      'keep-peer-reviews': () => keepPeerReviews(deps),
      [tellStaffTask]: (payload) => tellStaff(deps, payload as { organisationId: string; sessionId: string }),
    },
    timetable: [
      { cron: '*/5 * * * *', task: 'award-waiting-enrolments' },
      { cron: '* * * * *', task: 'close-attempts' },
      { cron: '41 * * * *', task: 'sweep-imports' },
      { cron: '7 * * * *', task: 'remind-of-deadlines' },
      { cron: '37 7 * * *', task: 'remind-of-cohort-ends' },
      { cron: '37 8 * * *', task: 'remind-idle' },
      { cron: '17 * * * *', task: 'keep-peer-reviews' },
    ],
    subscriptions: {
      [lessonDone]: { 'learning.award': award },
      [assessmentPassed]: { 'learning.award': award, 'learning.award-outcomes': badges },
      [resultChanged]: { 'learning.award': award, 'learning.award-outcomes': badges },
      [enrolmentMoved]: { 'learning.award': award, 'learning.award-outcomes': badges },
      [submissionHandedIn]: {
        'learning.allocate': ({ organisationId, payload }) =>
          allocateByLoad(deps, { organisationId, submissionId: String(payload.submissionId) }),
        'learning.peer-ring': ({ organisationId, payload }) =>
          fillRing(deps, { organisationId, submissionId: String(payload.submissionId) }),
      },
      [recognitionHandedIn]: {
        'learning.allocate': ({ organisationId, payload }) =>
          allocateByLoad(deps, { organisationId, submissionId: String(payload.submissionId) }),
      },
      [recognitionDecided]: { 'learning.award': award },
      [placeTaken]: { 'learning.award': award, 'learning.award-outcomes': badges },
      [credentialReplaced]: {
        'learning.replaced': ({ organisationId, payload }) =>
          followReplacement(deps, { organisationId, credentialId: String(payload.credentialId) }),
      },
    },
  };
}

function importOf({ organisationId, importId }: Record<string, unknown>): ImportJob {
  return { organisationId: String(organisationId), importId: String(importId) };
}
