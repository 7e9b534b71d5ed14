import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { editProgramme, type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { presentRubric } from '../review/present-rubric.ts';
import { deleteRubricOfVersion, putRubric, selectRubricOfVersion } from '../review/rubric-store.ts';
import { selectTerms, updateTerms } from './terms-store.ts';

type Answer = AnswerOf<typeof endpoints.getRecognitionOffer>;

/** Whether the newest version recognises prior learning, and by what. */
export async function getOffer({ database }: Pick<LearningDeps, 'database'>, own: OwnProgramme): Promise<Answer> {
  return database.read(own.scope, async (tx) => readOffer(tx, (await readOwnProgramme(tx, own)).versionId));
}

/** Offers it in the draft, or no longer: what evidence is wanted and by what it is reviewed are set together. */
export async function setOffer(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { body, ...own }: OwnProgramme & { body: BodyOf<typeof endpoints.setRecognitionOffer> },
): Promise<Answer> {
  const id = deps.randomness.uuid();
  const { offer } = body;
  await editProgramme(deps, own, 'recognition.offer-set', async ({ tx }, { versionId, organisationId }) => {
    const { rubric, ...terms } = offer ?? { rubric: null };
    await updateTerms(tx, { versionId, terms: 'guidance' in terms ? terms : null });
    if (rubric) await putRubric(tx, { id, organisationId, versionId, lessonId: null, rubric });
    else await deleteRubricOfVersion(tx, versionId);
    return { isOffered: offer !== null };
  });
  return getOffer(deps, own);
}

async function readOffer(tx: Tx, versionId: string): Promise<Answer> {
  const terms = await selectTerms(tx, versionId);
  const rubric = await selectRubricOfVersion(tx, versionId);
  return { offer: terms && rubric ? { ...terms, rubric: presentRubric(rubric) } : null };
}
