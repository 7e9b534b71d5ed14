import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { refuseOwnCase } from '../enrolment/policy.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { recountExam } from '../exam/recount-exam.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { readInvigilator, readOwnExam } from '../supervision/own-exam.ts';
import { stateOf } from './state-of.ts';
import {
  keepDecision,
  selectFlags,
  selectSession,
  selectSessions,
  selectWaiting,
  type UsedSessionRow,
} from './store.ts';

type Session = AnswerOf<typeof endpoints.listProctoredSessions>['items'][number];

interface Place extends OwnProgramme {
  lessonId: string;
}

/** The proctored attempts at an exam: first those whose result waits for somebody to decide. */
export async function listSessions(
  { database }: Pick<LearningDeps, 'database'>,
  { lessonId, ...own }: Place,
): Promise<AnswerOf<typeof endpoints.listProctoredSessions>> {
  return database.read(own.scope, async (tx) => {
    const { title, originId } = await readOwnExam(tx, own, lessonId);
    return { examTitle: title, items: await present(tx, await selectSessions(tx, originId)) };
  });
}

/** So long a session may be without its end before its exam is listed: most providers end theirs within minutes. */
const silentMs = 60 * 60_000;

/** The exams with attempts that wait for somebody to decide. */
export async function listWaiting(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, organisationId }: Pick<OwnProgramme, 'scope' | 'organisationId'>,
): Promise<AnswerOf<typeof endpoints.listWaitingProctored>> {
  const silentSince = new Date(clock().getTime() - silentMs);
  return { items: await database.read(scope, (tx) => selectWaiting(tx, { organisationId, silentSince })) };
}

/**
 * Decides whether an attempt counts, by what was flagged until now. Somebody may think again until the programme is completed; nobody
 * decides on their own.
 */
export async function decideSession(
  { database }: Pick<LearningDeps, 'database'>,
  {
    lessonId,
    sessionId,
    body,
    ...own
  }: Place & { sessionId: string; body: BodyOf<typeof endpoints.decideProctoredSession> },
): Promise<Session> {
  return database.write(own.scope, async (unit) => {
    const { tx, now } = unit;
    const { originId } = await readOwnExam(tx, own, lessonId);
    const place = { id: sessionId, originId };
    const enrolmentId = (await selectSession(tx, place))?.enrolmentId;
    const enrolment = enrolmentId && (await lockEnrolment(tx, enrolmentId));
    // As it is now that whatever else its provider says has to wait.
    const session = await selectSession(tx, place);
    if (!session || !enrolment) throw notFound('proctored session');
    const by = await readInvigilator(tx, own.scope);
    refuseOwnCase(own.scope, enrolment);
    if (!session.submittedAt) throw stillOpen();
    if (body.flagCount !== session.flagCount) throw changed();
    const { decision, note: decisionNote, flagCount: flagsDecided } = body;
    await keepDecision(tx, { id: session.id, decision, decisionNote, flagsDecided, ...by, now });
    await unit.audit({
      action: `proctoring.${decision}`,
      subject: `enrolment:${session.enrolmentId}`,
      personId: session.personId,
    });
    await recountExam(unit, { attemptId: session.attemptId });
    const decided = await selectSession(tx, place);
    const [shown] = await present(tx, decided ? [decided] : []);
    assert(shown);
    return shown;
  });
}

async function present(tx: Tx, rows: readonly UsedSessionRow[]): Promise<Session[]> {
  const people = await findPeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  const flags = Map.groupBy(
    await selectFlags(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ sessionId }) => sessionId,
  );
  return rows.map((row) => {
    const { decision, decisionNote: note, decidedByName: by, decidedAt } = row;
    return {
      id: row.id,
      learnerName: people.get(row.personId)?.name ?? '',
      providerName: row.providerName,
      attemptNumber: row.attemptNumber,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      submittedAt: row.submittedAt?.toISOString() ?? null,
      scorePercent: row.scorePercent,
      // Nobody can have gone early from what is still being sat.
      state: stateOf({ session: row, submittedAt: row.submittedAt ?? new Date(0) }),
      flags: (flags.get(row.id) ?? []).map(({ happenedAt, reason }) => ({ at: happenedAt.toISOString(), reason })),
      flagCount: row.flagCount,
      completed: row.isCompleted,
      decision:
        decision && note !== null && by !== null && decidedAt
          ? { decision, note, by, at: decidedAt.toISOString() }
          : null,
    };
  });
}

function stillOpen(): Refusal {
  return new Refusal('attempt-open', 'Nothing was decided: the exam is still being sat. Decide once it is handed in.');
}

function changed(): Refusal {
  return new Refusal(
    'session-changed',
    'Nothing was decided: the provider has flagged something more since this was shown. Look at it, and decide by all of it.',
  );
}
