import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { refuseOwnCase } from '../enrolment/policy.ts';
import { type EnrolmentRow, selectEnrolment } from '../enrolment/store.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { selectAccommodation, setAccommodation } from './accommodation-store.ts';

type Answer = AnswerOf<typeof endpoints.getAccommodation>;

interface Place extends OwnProgramme {
  enrolmentId: string;
}

/** What was decided for a learner of the programme. */
export async function getAccommodation(
  { database }: Pick<LearningDeps, 'database'>,
  { enrolmentId, ...own }: Place,
): Promise<Answer> {
  return database.read(own.scope, async (tx) => {
    const { personId } = await readLearner(tx, own, enrolmentId);
    return { learnerName: await nameOf(tx, personId), ...(await selectAccommodation(tx, enrolmentId)) };
  });
}

/** Decides for a learner of the programme how much longer they have; it counts for attempts that start from now on. */
export async function decideAccommodation(
  { database }: Pick<LearningDeps, 'database'>,
  { enrolmentId, body, ...own }: Place & { body: BodyOf<typeof endpoints.decideAccommodation> },
): Promise<Answer> {
  return database.write(own.scope, async (unit) => {
    const enrolment = await readLearner(unit.tx, own, enrolmentId);
    refuseOwnCase(own.scope, enrolment);
    const { organisationId, personId } = enrolment;
    await setAccommodation(unit.tx, { enrolmentId, organisationId, ...body, now: unit.now });
    // Why is nobody's business who reads the log.
    await unit.audit({
      action: 'accommodation.decided',
      subject: `enrolment:${enrolmentId}`,
      personId,
      detail: { extraTimePercent: body.extraTimePercent, breakMinutes: body.breakMinutes },
    });
    return { learnerName: await nameOf(unit.tx, personId), ...body };
  });
}

async function readLearner(tx: Tx, own: OwnProgramme, enrolmentId: string): Promise<EnrolmentRow> {
  const programme = await readOwnProgramme(tx, own);
  const enrolment = await selectEnrolment(tx, enrolmentId);
  if (enrolment?.programmeId !== programme.id) throw notFound('learner');
  return enrolment;
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  return (await findPeople(tx, [personId])).get(personId)?.name ?? '';
}
