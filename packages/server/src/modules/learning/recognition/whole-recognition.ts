import assert from 'node:assert/strict';
import type { Tx } from '../../../storage/index.ts';
import type { AwardInput } from '../../issuer/index.ts';
import { recognisedBy, recognition } from '../completion/evidence-to-say.ts';
import { resultsToSay } from '../completion/results-to-say.ts';
import { selectDecisions } from '../review/decision-store.ts';
import { selectRubricById } from '../review/rubric-store.ts';
import { selectReviews } from '../review/store.ts';
import { selectSubmission } from '../submission/store.ts';
import { selectRecognitionsIn } from './store.ts';

/** What a credential says of a programme that was recognised as a whole. */
export interface WholeRecognition {
  /** Of which version it was said: what that leads to is earned. */
  versionId: string;
  results: NonNullable<AwardInput['results']>;
  evidence: NonNullable<AwardInput['evidence']>[number];
}

/** How a whole programme was recognised; undefined where it was not. */
export async function readWholeRecognition(tx: Tx, enrolmentId: string): Promise<WholeRecognition | undefined> {
  const found = (await selectRecognitionsIn(tx, enrolmentId)).find(
    ({ lessonId, state }) => lessonId === null && state === 'recognised',
  );
  if (!found) return undefined;
  const [decision] = await selectDecisions(tx, { enrolmentId, originId: found.id });
  const rubric = await selectRubricById(tx, found.rubricId);
  assert(decision && rubric, `application ${found.id} was recognised without a decision`);
  const reviews = await selectReviews(tx, [decision.submissionId]);
  const evidenceRounds = (await selectSubmission(tx, decision.submissionId))?.number;
  const assessors = reviews.filter(({ state }) => state === 'handed-in').map(({ role }) => role);
  const { percent, decidedAt } = decision;
  const levels = decision.reached.map(({ criterionId, level }) => ({ criterionId, levelId: String(level) }));
  // Named by the rubric, so that what it says of the achievement is the same for everybody who was recognised by it.
  const named = { lessonId: rubric.id, originId: rubric.id, enrolmentId };
  const result = {
    ...named,
    kind: 'portfolio' as const,
    outcome: 'passed' as const,
    percent,
    passMarkPercent: rubric.passPercent,
    decidedAt,
  };
  const details = { recognised: true as const, rubric: levels, assessors };
  return {
    versionId: found.versionId,
    results: resultsToSay([
      { lesson: { title: recognition, kind: 'portfolio' }, result: { ...result, details }, rubric },
    ]),
    evidence: {
      name: recognition,
      genre: recognition,
      narrative: recognisedBy({ assessors, ...(evidenceRounds !== undefined && { evidenceRounds }) }),
    },
  };
}
