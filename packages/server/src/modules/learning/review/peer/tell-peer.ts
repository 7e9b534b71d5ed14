import type { WriteUnit } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { selectEnrolment } from '../../enrolment/store.ts';
import { selectLessonById, selectOutline } from '../../programme/content-store.ts';
import { selectVersions } from '../../programme/store.ts';
import { momentOf } from '../../reminder/when.ts';

interface Told {
  /** Reviews are there to be given, one is due soon, or somebody else's was passed on. */
  kind: 'given' | 'near' | 'passed-on';
  enrolmentId: string;
  personId: string;
  /** In whichever version. */
  lessonId: string;
  dueAt: Date;
  /** The same is told once. */
  key: string;
}

/** Mails a learner that there are reviews to give. Nothing in it says whose work it is. */
export async function tellPeer(
  { origin }: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  { kind, enrolmentId, personId, lessonId, dueAt, key }: Told,
): Promise<void> {
  const enrolment = await selectEnrolment(unit.tx, enrolmentId);
  const originId = (await selectLessonById(unit.tx, lessonId))?.originId;
  // Whoever reviews may learn from another version than whoever wrote: the address is theirs.
  const outline = enrolment ? await selectOutline(unit.tx, [enrolment.versionId]) : [];
  const lesson = outline.find((each) => each.originId === originId);
  const [programme] = enrolment ? await selectVersions(unit.tx, [enrolment.versionId]) : [];
  if (!lesson || !programme) return;
  await unit.enqueue({
    task: 'send-mail',
    key: `peer-reviews:${kind}:${enrolmentId}:${key}`,
    payload: {
      personId,
      template: 'peer-reviews',
      language: 'en',
      params: {
        kind,
        lessonTitle: lesson.title,
        programmeTitle: programme.title,
        dueOn: momentOf(dueAt),
        url: `${origin}/learn/${enrolmentId}/lessons/${lesson.id}/reviews`,
      },
    },
  });
}
