import { endpoints } from '@laurel/api';
import { bytes, type Call, type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { Download } from '../submission/open-file.ts';
import { getPeerOverview, makePeerRing } from './get-peer-overview.ts';
import { listGuestLinks, makeGuestLink, withdrawGuestLink } from './guest-links.ts';
import {
  confirmGuest,
  handInGuestReview,
  openGuestFile,
  openGuestReview,
  saveGuestReview,
  sendGuestCode,
} from './guest-review.ts';
import { listPeerReviews } from './list-peer-reviews.ts';
import { markPeerSample } from './mark-peer-sample.ts';
import { getPeerReview, handInPeerReview, openPeerFile, savePeerReview } from './work-on-peer-review.ts';

/** Reviews by fellow learners. */
export function peerRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listPeerReviews, ({ scope, params }) => listPeerReviews(deps, { scope, ...params })),
    route(endpoints.markSample, ({ scope, params, body }) => markPeerSample(deps, { scope, body, ...params })),
    route(endpoints.getPeerReview, ({ scope, params }) => getPeerReview(deps, { scope, ...params })),
    route(endpoints.savePeerReview, ({ scope, params, body }) => savePeerReview(deps, { scope, body, ...params })),
    route(endpoints.handInPeerReview, ({ scope, params }) => handInPeerReview(deps, { scope, ...params })),
    route(endpoints.getPeerFile, async ({ scope, params, ...call }) => {
      const wantsContent = call.request.method !== 'HEAD';
      return download(call, await openPeerFile(deps, { scope, wantsContent, ...params }));
    }),
    route(endpoints.getPeerOverview, ({ scope, params }) => getPeerOverview(deps, { scope, ...params })),
    route(endpoints.makePeerRing, ({ scope, params }) => makePeerRing(deps, { scope, ...params })),
  ];
}

/** Reviews by somebody from outside. */
export function guestRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listGuestLinks, ({ scope, params }) => listGuestLinks(deps, { scope, ...params })),
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

function download({ headers }: Pick<Call, 'headers'>, { content, mediaType, headers: given }: Download) {
  for (const [name, value] of given) headers.set(name, value);
  return bytes(content, mediaType);
}
