import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { changeQuestion } from './change-question.ts';
import { createQuestion } from './create-question.ts';
import { getQuestion } from './get-question.ts';
import { listQuestions } from './list-questions.ts';
import { changePool, createPool, listPools } from './pools.ts';

/** The bank's answers to the contract. */
export function questionBankRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.createQuestion, ({ scope, params, body }) => createQuestion(deps, { scope, body, ...params })),
    route(endpoints.listQuestions, ({ scope, params, query }) => listQuestions(deps, { scope, query, ...params })),
    route(endpoints.getQuestion, ({ scope, params }) => getQuestion(deps, { scope, ...params })),
    route(endpoints.changeQuestion, ({ scope, params, body }) => changeQuestion(deps, { scope, body, ...params })),
    route(endpoints.createPool, ({ scope, params, body }) => createPool(deps, { scope, body, ...params })),
    route(endpoints.listPools, ({ scope, params }) => listPools(deps, { scope, ...params })),
    route(endpoints.changePool, ({ scope, params, body }) => changePool(deps, { scope, body, ...params })),
  ];
}
