import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import type { DemoMarking, DemoReview } from '../content/index.ts';

/** Who reviews in the demo: the second decides where both have marked. */
export interface Reviewers {
  first: ApiCaller;
  second: ApiCaller;
}

interface Input extends DemoReview {
  reviewers: Reviewers;
  organisationId: string;
  submissionId: string;
}

/** Has work marked, remarked on and decided, as far as the demo wants it. */
export async function reviewWork({ reviewers, first, second, comment, decision, ...of }: Input): Promise<void> {
  if (first) await mark({ ...of, call: reviewers.first, marking: first, comment });
  if (second) await mark({ ...of, call: reviewers.second, marking: second });
  if (!decision) return;
  const { organisationId, submissionId } = of;
  const decide = second ? reviewers.second : reviewers.first;
  await decide(endpoints.decideSubmission, { params: { organisationId, submissionId }, body: decision });
}

interface Marking {
  call: ApiCaller;
  organisationId: string;
  submissionId: string;
  marking: DemoMarking;
  comment?: DemoReview['comment'];
}

async function mark({ call, organisationId, submissionId, marking, comment }: Marking): Promise<void> {
  const { own, rubric } = await call(endpoints.takeReview, { params: { organisationId, submissionId } });
  const params = { organisationId, reviewId: own?.id ?? '' };
  const marks = Object.fromEntries(
    rubric.criteria.map(({ id }, at) => [
      id,
      { level: marking.levels[at] ?? 1, comment: marking.comments?.[at] ?? '' },
    ]),
  );
  const body = { revision: own?.revision ?? 0, marks, summary: marking.summary };
  await call(endpoints.saveReview, { params, body });
  if (comment) await call(endpoints.addReviewComment, { params, body: comment });
  await call(endpoints.handInReview, { params });
}
