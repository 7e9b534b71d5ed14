import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { askForSession } from './ask-for-session.ts';
import { exchangeSecret, getProctoring, setProvider } from './provider.ts';
import { receiveEvent } from './receive-event.ts';
import { decideSession, listSessions, listWaiting } from './sessions.ts';

/** Proctoring: its answers to the contract. */
export function proctoringRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.getProctoring, ({ scope, params }) => getProctoring(deps, { scope, ...params })),
    route(endpoints.setProctoringProvider, ({ scope, params, body }) => setProvider(deps, { scope, body, ...params })),
    route(endpoints.exchangeProctoringSecret, ({ scope, params, idempotencyKey }) =>
      exchangeSecret(deps, { scope, idempotencyKey, ...params }),
    ),
    route(endpoints.receiveProctoringEvent, ({ params, body, bodyBytes, request: { headers } }) =>
      receiveEvent(deps, { headers, body, bodyBytes, ...params }),
    ),
    route(endpoints.askForProctoredSession, ({ scope, params }) => askForSession(deps, { scope, ...params })),
    route(endpoints.listProctoredSessions, ({ scope, params }) => listSessions(deps, { scope, ...params })),
    route(endpoints.listWaitingProctored, ({ scope, params }) => listWaiting(deps, { scope, ...params })),
    route(endpoints.decideProctoredSession, ({ scope, params, body }) =>
      decideSession(deps, { scope, body, ...params }),
    ),
  ];
}
