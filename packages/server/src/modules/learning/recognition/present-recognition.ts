import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { selectDecisions } from '../review/decision-store.ts';
import { presentRounds } from '../review/present-rounds.ts';
import { presentRubric } from '../review/present-rubric.ts';
import { selectRubricById } from '../review/rubric-store.ts';
import { presentSubmissions } from '../submission/present-work.ts';
import { selectSubmissions } from '../submission/store.ts';
import { presentEvidenceCredential, selectEvidenceCredentials } from './credential-store.ts';
import { mostFiles } from './most-files.ts';
import { retryFrom } from './retry-from.ts';
import type { RecognitionRow } from './store.ts';
import { selectTerms } from './terms-store.ts';

/** One's own application. */
export type RecognitionView = AnswerOf<typeof endpoints.getRecognition>;

/** An application in one's list. */
export type RecognitionSummary = AnswerOf<typeof endpoints.listRecognitions>['items'][number];

/** Shows an application in its applicant's list. */
export function presentRecognitionSummary(row: RecognitionRow): RecognitionSummary {
  return { ...row, createdAt: row.createdAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null };
}

/** Shows its applicant an application: of markings nothing before the decision. */
export async function presentRecognition(
  { origin }: Pick<LearningDeps, 'origin'>,
  tx: Tx,
  row: RecognitionRow,
): Promise<RecognitionView> {
  const place = { enrolmentId: row.enrolmentId, originId: row.id };
  const terms = await selectTerms(tx, row.versionId);
  const rubric = await selectRubricById(tx, row.rubricId);
  assert(terms && rubric, `application ${row.id} is for a version that offers no recognition`);
  const submissions = await selectSubmissions(tx, place);
  const credentials = await selectEvidenceCredentials(
    tx,
    submissions.map(({ id }) => id),
  );
  const versions = (await presentSubmissions(tx, submissions, origin)).map((version) => ({
    ...version,
    credentials: credentials.filter(({ submissionId }) => submissionId === version.id).map(presentEvidenceCredential),
  }));
  const decisions = await selectDecisions(tx, place);
  const [newest] = decisions;
  const enrolment = await selectEnrolment(tx, row.enrolmentId);
  const isWhole = row.lessonId === null && row.state === 'recognised';
  return {
    ...presentRecognitionSummary(row),
    organisationName: row.organisationName,
    guidanceHtml: renderMarkdown(terms.guidance, { origin }),
    rubric: presentRubric(rubric),
    maxFiles: mostFiles,
    until: row.state === 'more-wanted' ? (newest?.resubmitUntil?.toISOString() ?? null) : null,
    mayApplyFrom: retryFrom(row, terms)?.toISOString() ?? null,
    credentialId: isWhole ? (enrolment?.credentialId ?? null) : null,
    draft: versions.find(({ state }) => state === 'draft') ?? null,
    handedIn: versions.filter(({ state }) => state === 'handed-in'),
    rounds: await presentRounds(tx, decisions),
  };
}
