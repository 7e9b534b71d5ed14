import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../../http/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { download } from '../../submission/routes.ts';
import { listGuestLinks, makeGuestLink, withdrawGuestLink } from './guest-links.ts';
import {
  confirmGuest,
  handInGuestReview,
  openGuestFile,
  openGuestReview,
  saveGuestReview,
  sendGuestCode,
} from './guest-review.ts';
import { listAllGuestLinks } from './list-all-guest-links.ts';

/** Reviews by somebody from outside. */
export function guestRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listGuestLinks, ({ scope, params }) => listGuestLinks(deps, { scope, ...params })),
    route(endpoints.listAllGuestLinks, ({ scope, params, query }) =>
      listAllGuestLinks(deps, { scope, query, ...params }),
    ),
    route(endpoints.makeGuestLink, ({ scope, params, body }) => makeGuestLink(deps, { scope, body, ...params })),
    route(endpoints.withdrawGuestLink, ({ scope, params }) => withdrawGuestLink(deps, { scope, ...params })),
    route(endpoints.openGuestReview, ({ body }) => openGuestReview(deps, { body })),
    route(endpoints.sendGuestCode, ({ body }) => sendGuestCode(deps, { body })),
    route(endpoints.confirmGuest, ({ body }) => confirmGuest(deps, { body })),
    route(endpoints.saveGuestReview, ({ body }) => saveGuestReview(deps, { body })),
    route(endpoints.handInGuestReview, ({ body }) => handInGuestReview(deps, { body })),
    route(endpoints.getGuestFile, async ({ body, ...call }) => download(call, await openGuestFile(deps, { body }))),
  ];
}
