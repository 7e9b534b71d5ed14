import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../../http/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { download } from '../../submission/routes.ts';
import { getPeerOverview, makePeerRing } from './get-peer-overview.ts';
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
