import { endpoints } from '@laurel/api';
import { type Route, route } from '../../http/index.ts';
import { cohortRoutes } from './cohort/routes.ts';
import { getRule } from './completion/get-rule.ts';
import { listOutcomes } from './completion/list-outcomes.ts';
import { setRule } from './completion/set-rule.ts';
import { shareWork } from './completion/share-work.ts';
import type { LearningDeps } from './deps.ts';
import { changeVersion } from './enrolment/change-version.ts';
import { enrol } from './enrolment/enrol.ts';
import { getEnrolment } from './enrolment/get-enrolment.ts';
import { getLesson } from './enrolment/get-lesson.ts';
import { listEnrolments } from './enrolment/list-enrolments.ts';
import { listLearners } from './enrolment/list-learners.ts';
import { setProgress } from './enrolment/set-progress.ts';
import { decideAccommodation, getAccommodation } from './exam/decide-accommodation.ts';
import { getAttempt } from './exam/get-attempt.ts';
import { saveAnswers } from './exam/save-answers.ts';
import { setQuestions } from './exam/set-questions.ts';
import { setSections } from './exam/set-sections.ts';
import { startAttempt } from './exam/start-attempt.ts';
import { submitAttempt } from './exam/submit-attempt.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { lessonRoutes } from './lesson/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { proctoringRoutes } from './proctoring/routes.ts';
import { addLesson } from './programme/add-lesson.ts';
import { addModule } from './programme/add-module.ts';
import { changeLesson } from './programme/change-lesson.ts';
import { changeModule } from './programme/change-module.ts';
import { changeProgramme } from './programme/change-programme.ts';
import { createProgramme } from './programme/create-programme.ts';
import { discardDraft } from './programme/discard-draft.ts';
import { getCatalogueFilters } from './programme/get-catalogue-filters.ts';
import { getCataloguePage } from './programme/get-catalogue-page.ts';
import { getProgramme } from './programme/get-programme.ts';
import { listCatalogue } from './programme/list-catalogue.ts';
import { listProgrammes } from './programme/list-programmes.ts';
import { publishProgramme } from './programme/publish-programme.ts';
import { removeLesson } from './programme/remove-lesson.ts';
import { removeModule } from './programme/remove-module.ts';
import { startVersion } from './programme/start-version.ts';
import { questionBankRoutes } from './question/routes.ts';
import { recognitionRoutes } from './recognition/routes.ts';
import { guestRoutes } from './review/guest/routes.ts';
import { peerRoutes } from './review/peer/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { submissionRoutes } from './submission/routes.ts';
import { supervisionRoutes } from './supervision/routes.ts';

/** The module's answers to the contract. */
export function learningRoutes(deps: LearningDeps): Route[] {
  return [
    ...programmeRoutes(deps),
    ...completionRoutes(deps),
    ...contentRoutes(deps),
    ...catalogueRoutes(deps),
    ...questionBankRoutes(deps),
    ...supervisionRoutes(deps),
    ...proctoringRoutes(deps),
    ...learnerRoutes(deps),
    ...lessonRoutes(deps),
    ...submissionRoutes(deps),
    ...reviewRoutes(deps),
    ...peerRoutes(deps),
    ...guestRoutes(deps),
    ...recognitionRoutes(deps),
    ...cohortRoutes(deps),
    ...peopleRoutes(deps),
    ...exchangeRoutes(deps),
  ];
}

function programmeRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.createProgramme, ({ scope, params, body }) => createProgramme(deps, { scope, body, ...params })),
    route(endpoints.listProgrammes, ({ scope, params, query }) => listProgrammes(deps, { scope, query, ...params })),
    route(endpoints.getProgramme, ({ scope, params }) => getProgramme(deps, { scope, ...params })),
    route(endpoints.changeProgramme, ({ scope, params, body }) => changeProgramme(deps, { scope, body, ...params })),
    route(endpoints.publishProgramme, ({ scope, params }) => publishProgramme(deps, { scope, ...params })),
    route(endpoints.startVersion, ({ scope, params }) => startVersion(deps, { scope, ...params })),
    route(endpoints.discardDraft, ({ scope, params }) => discardDraft(deps, { scope, ...params })),
    route(endpoints.getAccommodation, ({ scope, params }) => getAccommodation(deps, { scope, ...params })),
    route(endpoints.decideAccommodation, ({ scope, params, body }) =>
      decideAccommodation(deps, { scope, body, ...params }),
    ),
    route(endpoints.listLearners, ({ scope, params, query }) => listLearners(deps, { scope, query, ...params })),
  ];
}

function completionRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listOutcomes, ({ scope, params }) => listOutcomes(deps, { scope, ...params })),
    route(endpoints.shareWork, ({ scope, params, body }) => shareWork(deps, { scope, body, ...params })),
    route(endpoints.getCompletionRule, ({ scope, params }) => getRule(deps, { scope, ...params })),
    route(endpoints.setCompletionRule, ({ scope, params, body }) => setRule(deps, { scope, body, ...params })),
  ];
}

function contentRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.addModule, ({ scope, params, body }) => addModule(deps, { scope, body, ...params })),
    route(endpoints.changeModule, ({ scope, params, body }) => changeModule(deps, { scope, body, ...params })),
    route(endpoints.removeModule, ({ scope, params }) => removeModule(deps, { scope, ...params })),
    route(endpoints.addLesson, ({ scope, params, body }) => addLesson(deps, { scope, body, ...params })),
    route(endpoints.changeLesson, ({ scope, params, body }) => changeLesson(deps, { scope, body, ...params })),
    route(endpoints.removeLesson, ({ scope, params }) => removeLesson(deps, { scope, ...params })),
    route(endpoints.setQuestions, ({ scope, params, body }) => setQuestions(deps, { scope, body, ...params })),
    route(endpoints.setSections, ({ scope, params, body }) => setSections(deps, { scope, body, ...params })),
  ];
}

function catalogueRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listCatalogue, ({ scope, query }) => listCatalogue(deps, { scope, query })),
    route(endpoints.getCatalogueFilters, ({ scope }) => getCatalogueFilters(deps, { scope })),
    route(endpoints.getCataloguePage, ({ scope, params }) => getCataloguePage(deps, { scope, ...params })),
  ];
}

function learnerRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.enrol, ({ scope, params }) => enrol(deps, { scope, ...params })),
    route(endpoints.listEnrolments, ({ scope }) => listEnrolments(deps, { scope })),
    route(endpoints.getEnrolment, ({ scope, params }) => getEnrolment(deps, { scope, ...params })),
    route(endpoints.changeVersion, ({ scope, params, body }) => changeVersion(deps, { scope, body, ...params })),
    route(endpoints.getLesson, ({ scope, params }) => getLesson(deps, { scope, ...params })),
    route(endpoints.setProgress, ({ scope, params, body }) => setProgress(deps, { scope, body, ...params })),
    route(endpoints.startAttempt, ({ scope, params }) => startAttempt(deps, { scope, ...params })),
    route(endpoints.getAttempt, ({ scope, params }) => getAttempt(deps, { scope, ...params })),
    route(endpoints.saveAnswers, ({ scope, params, body }) => saveAnswers(deps, { scope, body, ...params })),
    route(endpoints.submitAttempt, ({ scope, params }) => submitAttempt(deps, { scope, ...params })),
  ];
}
