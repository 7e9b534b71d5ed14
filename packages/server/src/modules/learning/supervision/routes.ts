import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { endBreak, takeBreak } from '../exam/breaks.ts';
import { askForSitting } from './ask-for-sitting.ts';
import { confirmSitting, inviteInvigilator, listSittings } from './invigilate.ts';
import { confirmAsGuest, openInvigilation } from './invigilate-as-guest.ts';
import { listGuestInvigilators, withdrawGuestInvigilator } from './withdraw-guest.ts';

/** Breaks and supervision: their answers to the contract. */
export function supervisionRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.takeBreak, ({ scope, params }) => takeBreak(deps, { scope, ...params })),
    route(endpoints.endBreak, ({ scope, params }) => endBreak(deps, { scope, ...params })),
    route(endpoints.askForSitting, ({ scope, params }) => askForSitting(deps, { scope, ...params })),
    route(endpoints.listSittings, ({ scope, params }) => listSittings(deps, { scope, ...params })),
    route(endpoints.confirmSitting, ({ scope, params, body }) => confirmSitting(deps, { scope, body, ...params })),
    route(endpoints.inviteInvigilator, ({ scope, params, body }) =>
      inviteInvigilator(deps, { scope, body, ...params }),
    ),
    route(endpoints.listGuestInvigilators, ({ scope, params }) => listGuestInvigilators(deps, { scope, ...params })),
    route(endpoints.withdrawGuestInvigilator, ({ scope, params }) =>
      withdrawGuestInvigilator(deps, { scope, ...params }),
    ),
    route(endpoints.openInvigilation, ({ body }) => openInvigilation(deps, { body })),
    route(endpoints.confirmAsGuest, ({ body }) => confirmAsGuest(deps, { body })),
  ];
}
