import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { refuseOwnCase } from '../enrolment/policy.ts';
import { lockEnrolment, selectEnrolment } from '../enrolment/store.ts';
import { selectAttempt } from '../exam/attempt-store.ts';
import { recountExam } from '../exam/recount-exam.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { readInvigilator, readOwnExam } from '../supervision/own-exam.ts';
import { isHeld, stateOf } from './state-of.ts';
import { keepDecision, type SessionRow, selectFlags, selectSession, selectSessions } from './store.ts';

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
    const items = await present(tx, await selectSessions(tx, originId));
    const waits = ({ state, submittedAt }: Session) => submittedAt !== null && isHeld(state);
    return { examTitle: title, items: [...items.filter(waits), ...items.filter((item) => !waits(item))] };
  });
}

/** Decides whether an attempt counts. Somebody may think again until the programme is completed; nobody decides on their own. */
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
    const session = await selectSession(tx, { id: sessionId, originId });
    const enrolment = session && (await lockEnrolment(tx, session.enrolmentId));
    const attempt = session?.attemptId && (await selectAttempt(tx, session.attemptId));
    if (!session || !enrolment || !attempt) throw notFound('proctored session');
    refuseOwnCase(own.scope, enrolment);
    if (attempt.state === 'open') {
      throw new Refusal(
        'attempt-open',
        'Nothing was decided: the exam is still being sat. Decide once it is handed in.',
      );
    }
    const by = await readInvigilator(tx, own.scope);
    await keepDecision(tx, { id: session.id, decision: body.decision, note: body.note, ...by, now });
    await unit.audit({
      action: `proctoring.${body.decision}`,
      subject: `enrolment:${session.enrolmentId}`,
      personId: session.personId,
    });
    await recountExam(unit, { attemptId: attempt.id });
    const decided = await selectSession(tx, { id: sessionId, originId });
    const [shown] = await present(tx, decided ? [decided] : []);
    assert(shown);
    return shown;
  });
}

async function present(tx: Tx, rows: readonly SessionRow[]): Promise<Session[]> {
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
  return Promise.all(
    rows.map(async (row) => {
      const attempt = row.attemptId ? await selectAttempt(tx, row.attemptId) : undefined;
      const enrolment = await selectEnrolment(tx, row.enrolmentId);
      assert(attempt && enrolment);
      const own = flags.get(row.id) ?? [];
      const { decision, decisionNote: note, decidedByName: by, decidedAt } = row;
      return {
        id: row.id,
        learnerName: people.get(row.personId)?.name ?? '',
        providerName: row.providerName,
        attemptNumber: attempt.number,
        startedAt: row.startedAt?.toISOString() ?? null,
        endedAt: row.endedAt?.toISOString() ?? null,
        submittedAt: attempt.submittedAt?.toISOString() ?? null,
        scorePercent: attempt.scorePercent,
        state: stateOf({ session: row, flags: own, submittedAt: attempt.submittedAt ?? new Date(0) }),
        flags: own.map(({ happenedAt, reason }) => ({ at: happenedAt.toISOString(), reason })),
        completed: enrolment.state === 'completed',
        decision:
          decision && note !== null && by !== null && decidedAt
            ? { decision, note, by, at: decidedAt.toISOString() }
            : null,
      };
    }),
  );
}
