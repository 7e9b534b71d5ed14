import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { renderMarkdown } from '../render-markdown.ts';
import type { SubmissionRow } from '../submission/store.ts';
import { presentEvidenceCredential, selectEvidenceCredentials } from './credential-store.ts';
import type { RecognitionRow } from './store.ts';
import { selectTerms } from './terms-store.ts';

type ForReview = AnswerOf<typeof endpoints.getReview>['recognition'];

/** What reviewers see of an application beside its evidence: what was wanted, and each credential with the verdict. */
export async function presentForReview(
  { origin }: Pick<LearningDeps, 'origin'>,
  tx: Tx,
  { recognition, submission }: { recognition: RecognitionRow; submission: SubmissionRow },
): Promise<ForReview> {
  const terms = await selectTerms(tx, recognition.versionId);
  return {
    isWhole: recognition.lessonId === null,
    guidanceHtml: renderMarkdown(terms?.guidance ?? '', { origin }),
    credentials: (await selectEvidenceCredentials(tx, [submission.id])).map(presentEvidenceCredential),
  };
}
