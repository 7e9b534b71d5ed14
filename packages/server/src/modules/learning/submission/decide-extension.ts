import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { refuseOwnCase } from '../enrolment/policy.ts';
import { type EnrolmentRow, selectEnrolment } from '../enrolment/store.ts';
import { selectLessonById, selectLessons } from '../programme/content-store.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { selectExtension, setExtension } from './extension-store.ts';
import { readDue } from './policy.ts';
import { isWork, type WorkLesson } from './work-lesson.ts';

type Answer = AnswerOf<typeof endpoints.getExtension>;

interface Place extends OwnProgramme {
  enrolmentId: string;
  lessonId: string;
}

interface Found {
  enrolment: EnrolmentRow;
  /** As the learner has it. */
  lesson: WorkLesson;
}

/** Until when a learner hands in. */
export async function getExtension({ database }: Pick<LearningDeps, 'database'>, place: Place): Promise<Answer> {
  return database.read(place.scope, async (tx) => present(tx, await find(tx, place)));
}

/** Gives a learner until a later moment, with a reason that they see. */
export async function decideExtension(
  { database }: Pick<LearningDeps, 'database'>,
  { body, ...place }: Place & { body: BodyOf<typeof endpoints.decideExtension> },
): Promise<Answer> {
  return database.write(place.scope, async (unit) => {
    const found = await find(unit.tx, place);
    const { id: enrolmentId, organisationId, personId } = found.enrolment;
    const { originId } = found.lesson;
    refuseOwnCase(place.scope, found.enrolment);
    const { until, reason } = body;
    await setExtension(unit.tx, {
      enrolmentId,
      originId,
      organisationId,
      until: new Date(until),
      reason,
      now: unit.now,
    });
    // Why is the learner's and the staff's business, not everybody's who reads the log.
    await unit.audit({
      action: 'extension.decided',
      subject: `enrolment:${enrolmentId}`,
      personId,
      detail: { lessonId: found.lesson.id, until },
    });
    return present(unit.tx, found);
  });
}

async function find(tx: Tx, { enrolmentId, lessonId, ...own }: Place): Promise<Found> {
  const programme = await readOwnProgramme(tx, own);
  const enrolment = await selectEnrolment(tx, enrolmentId);
  if (enrolment?.programmeId !== programme.id) throw notFound('learner');
  // Staff look at the newest version, the learner may have another.
  const asked = await selectLessonById(tx, lessonId);
  const lesson = (await selectLessons(tx, enrolment.versionId)).find(({ originId }) => originId === asked?.originId);
  if (!lesson || !isWork(lesson)) throw notFound('project');
  return { enrolment, lesson };
}

async function present(tx: Tx, { enrolment, lesson }: Found): Promise<Answer> {
  const { personId } = enrolment;
  const given = await selectExtension(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  return {
    learnerName: (await findPeople(tx, [personId])).get(personId)?.name ?? '',
    lessonTitle: lesson.title,
    dueAt: (await readDue(tx, { enrolment, lesson }))?.toISOString() ?? null,
    until: given?.until.toISOString() ?? null,
    reason: given?.reason ?? '',
  };
}
