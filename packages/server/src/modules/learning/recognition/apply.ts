import assert from 'node:assert/strict';
import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { requirePrerequisites } from '../enrolment/require-prerequisites.ts';
import { insertEnrolment, lockEnrolment, selectEnrolmentOf } from '../enrolment/store.ts';
import { selectRubric, selectRubricOfVersion } from '../review/rubric-store.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';
import { type Applicable, isEnrolled, readApplicable } from './read-options.ts';
import { insertRecognition, isClosed, selectRecognition } from './store.ts';

interface Input {
  scope: Scope;
  programmeId: string;
  body: BodyOf<typeof endpoints.applyForRecognition>;
}

const mustHold = 'Nothing was begun. Before this programme is recognised one must have earned';

/**
 * Begins an application, for a whole programme or for one of its assessments. Who is not enrolled applies without a place.
 * Whoever has begun the same gets that; asked at the same moment, one is begun.
 */
export async function applyForRecognition(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'clock' | 'origin'>,
  { scope, programmeId, body }: Input,
): Promise<RecognitionView> {
  const { personId } = scope;
  if (!personId) throw notFound('programme');
  const [enrolmentId, id] = [deps.randomness.uuid(), deps.randomness.uuid()];
  const of = { personId, programmeId };
  const seen = await deps.database.read(scope, (tx) => readApplicable(tx, { ...of, now: deps.clock() }));
  if (!seen) throw notFound('programme');
  const { organisationId } = seen.programme;
  return deps.database.write({ ...scope, organisationId }, async (unit) => {
    const { tx, now } = unit;
    if (!seen.enrolment && seen.options.length > 0) {
      const { versionId } = seen.programme;
      const row = { id: enrolmentId, organisationId, programmeId, versionId, personId };
      await insertEnrolment(tx, { ...row, state: 'applying', cohortId: null, now });
    }
    const own = await selectEnrolmentOf(tx, of);
    if (own) await lockEnrolment(tx, own.id);
    const found = await readApplicable(tx, { ...of, now });
    if (!found) throw notFound('programme');
    const open = found.applications.find((each) => !isClosed(each));
    const subject = (recognitionId: string) => `recognition:${recognitionId}`;
    if (open && open.lessonId === body.lessonId) {
      await unit.audit({ action: 'recognition.begun-before', subject: subject(open.id) });
      return presentRecognition(deps, tx, open);
    }
    requireOption(found, body.lessonId, open !== undefined);
    assert(found.enrolment);
    // Whoever is enrolled had earned it then; nobody gets round it by not enrolling.
    if (!isEnrolled(found.enrolment)) await requirePrerequisites(unit, found.programme, personId, mustHold);
    const { versionId } = found.programme;
    const rubricId = await rubricFor(tx, { versionId, lessonId: body.lessonId });
    const { lessonId } = body;
    await insertRecognition(tx, {
      ...{ id, organisationId, enrolmentId: found.enrolment.id, personId, versionId, lessonId, rubricId, now },
    });
    await unit.audit({ action: 'recognition.begun', subject: subject(id), detail: { programmeId, lessonId } });
    const row = await selectRecognition(tx, id);
    assert(row);
    return presentRecognition(deps, tx, row);
  });
}

function requireOption({ enrolment, terms, options }: Applicable, lessonId: string | null, isOpen: boolean): void {
  if (enrolment?.state === 'completed') {
    throw new Refusal('enrolment-completed', 'Nothing was begun: you have completed this programme.');
  }
  if (isOpen) {
    throw new Refusal('recognition-open', 'Nothing was begun: another application of yours is open here.');
  }
  const option = options.find((each) => each.lessonId === lessonId);
  if (!terms || !option) {
    throw new Refusal('recognition-not-offered', 'Nothing was begun: prior learning is not recognised for this.');
  }
  if (option.from) {
    throw new Refusal(
      'recognition-too-soon',
      `Nothing was begun. Your last application was not recognised; you can apply again from ${option.from.toISOString()}.`,
    );
  }
}

/**
 * What a project is marked by where staff mark it by a rubric of its own, so that evidence meets the same bar; else the programme's:
 * evidence is for nobody but staff.
 */
async function rubricFor(
  tx: Tx,
  { versionId, lessonId }: { versionId: string; lessonId: string | null },
): Promise<string> {
  const own = lessonId === null ? undefined : await selectRubric(tx, lessonId);
  const isOfStaff = own?.marking === 'single' || own?.marking === 'double';
  const rubric = isOfStaff ? own : await selectRubricOfVersion(tx, versionId);
  assert(rubric, `version ${versionId} recognises prior learning without a rubric`);
  return rubric.id;
}
