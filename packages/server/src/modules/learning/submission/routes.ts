import { endpoints } from '@laurel/api';
import { bytes, type Call, type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { addFile } from './add-file.ts';
import { decideExtension, getExtension } from './decide-extension.ts';
import { getSubmission, listSubmissions } from './get-submission.ts';
import { getWork } from './get-work.ts';
import { handInWork } from './hand-in-work.ts';
import { listSimilarities } from './list-similarities.ts';
import { type Download, openSubmissionFile } from './open-file.ts';
import { removeFile } from './remove-file.ts';
import { saveDraft } from './save-draft.ts';

/** Projects and portfolios: what learners hand in, and what staff see of it. */
export function submissionRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.getWork, ({ scope, params }) => getWork(deps, { scope, ...params })),
    route(endpoints.saveDraft, ({ scope, params, body }) => saveDraft(deps, { scope, body, ...params })),
    route(endpoints.addSubmissionFile, ({ scope, params, query, request }) =>
      addFile(deps, { scope, query, content: contentOf(request), ...params }),
    ),
    route(endpoints.removeSubmissionFile, ({ scope, params }) => removeFile(deps, { scope, ...params })),
    route(endpoints.handInWork, ({ scope, params }) => handInWork(deps, { scope, ...params })),
    route(endpoints.getOwnSubmissionFile, async ({ scope, params, ...call }) =>
      download(
        call,
        await openSubmissionFile(deps, {
          scope,
          may: ({ personId }) => personId === scope.personId,
          wantsContent: call.request.method !== 'HEAD',
          ...params,
        }),
      ),
    ),
    route(endpoints.listSubmissions, ({ scope, params, query }) => listSubmissions(deps, { scope, query, ...params })),
    route(endpoints.getSubmission, ({ scope, params }) => getSubmission(deps, { scope, ...params })),
    route(endpoints.getSubmissionFile, async ({ scope, params, ...call }) =>
      download(
        call,
        await openSubmissionFile(deps, {
          scope,
          may: ({ organisationId, state }) => organisationId === params.organisationId && state === 'handed-in',
          wantsContent: call.request.method !== 'HEAD',
          ...params,
        }),
      ),
    ),
    route(endpoints.listSimilarities, ({ scope, params }) => listSimilarities(deps, { scope, ...params })),
    route(endpoints.getExtension, ({ scope, params }) => getExtension(deps, { scope, ...params })),
    route(endpoints.decideExtension, ({ scope, params, body }) => decideExtension(deps, { scope, body, ...params })),
  ];
}

function contentOf(request: Request): ReadableStream<Uint8Array> {
  return request.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

/** Answers with a file of a submission. */
export function download({ headers }: Pick<Call, 'headers'>, { content, mediaType, headers: given }: Download) {
  for (const [name, value] of given) headers.set(name, value);
  return bytes(content, mediaType);
}
