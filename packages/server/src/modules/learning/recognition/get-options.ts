import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { presentRubric } from '../review/present-rubric.ts';
import { selectRubricOfVersion } from '../review/rubric-store.ts';
import { presentNotice } from './present-notice.ts';
import { presentRecognitionSummary } from './present-recognition.ts';
import { readApplicable } from './read-options.ts';
import { selectRecognitionsOf } from './store.ts';

type Options = AnswerOf<typeof endpoints.getRecognitionOptions>;

/** What the caller can apply for in a programme, what is wanted, and their applications so far. */
export async function getOptions(
  { database, clock, origin }: Pick<LearningDeps, 'database' | 'clock' | 'origin'>,
  { scope, programmeId }: { scope: Scope; programmeId: string },
): Promise<Options> {
  const { personId } = scope;
  if (!personId) throw notFound('programme');
  const asked = { personId, programmeId, now: clock() };
  const seen = await database.read(scope, (tx) => readApplicable(tx, asked));
  if (!seen) throw notFound('programme');
  // Only inside the organisation may its rubrics be read.
  const inside = { ...scope, organisationId: seen.programme.organisationId };
  return database.read(inside, async (tx) => {
    const { programme, terms, options, applications } = (await readApplicable(tx, asked)) ?? seen;
    const rubric = terms && (await selectRubricOfVersion(tx, programme.versionId));
    return {
      programmeId: programme.id,
      programmeTitle: programme.title,
      organisationName: programme.organisationName,
      notice: presentNotice(terms, { origin }),
      rubric: rubric ? presentRubric(rubric) : null,
      options: options.map(({ from, ...option }) => ({ ...option, from: from?.toISOString() ?? null })),
      applications: applications.map(presentRecognitionSummary),
    };
  });
}

/** The caller's own applications, the newest first. */
export async function listRecognitions(
  { database }: Pick<LearningDeps, 'database'>,
  { scope }: { scope: Scope },
): Promise<AnswerOf<typeof endpoints.listRecognitions>> {
  const { personId } = scope;
  if (!personId) throw notFound('application');
  const rows = await database.read(scope, (tx) => selectRecognitionsOf(tx, personId));
  return { items: rows.map(presentRecognitionSummary) };
}
