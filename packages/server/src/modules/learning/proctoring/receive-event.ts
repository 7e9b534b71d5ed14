import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { recountExam } from '../exam/recount-exam.ts';
import { askStaff } from './ask-staff.ts';
import { checkSignature } from './check-signature.ts';
import { selectSecrets } from './provider-store.ts';
import { type ProctoredState, stateOf } from './state-of.ts';
import { keepEvent, markTime, type SessionRow, selectByRef, selectUsedSession, type UsedSessionRow } from './store.ts';

type Event = BodyOf<typeof endpoints.receiveProctoringEvent>;

interface Input {
  organisationId: string;
  headers: Headers;
  body: Event;
  /** What was signed. */
  bodyBytes: Uint8Array;
}

/** What a provider tells of a session. The same event may come as often as it likes; it counts once. */
export async function receiveEvent(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'sealer'>,
  { organisationId, headers, body, bodyBytes }: Input,
): Promise<undefined> {
  const scope: Scope = { actor: { kind: 'system', id: 'proctoring-provider' }, organisationId };
  const secrets = await openSecrets(deps, { scope, organisationId });
  const webhookId = checkSignature({ headers, body: bodyBytes, secrets, now: deps.clock() });
  const hash = createHash('sha256').update(bodyBytes).digest();
  await deps.database.write(scope, async (unit) => {
    const { tx, now } = unit;
    const known = await selectByRef(tx, { organisationId, attemptRef: body.data.attemptRef });
    if (!known) throw notFound('session');
    // The enrolment first, as everywhere: whoever begins or hands in an attempt meanwhile waits.
    assert(await lockEnrolment(tx, known.enrolmentId));
    requirePossible(known, new Date(body.data.at), now);
    const before = stateNow(await selectUsedSession(tx, known.id));
    const { isNew, bodyHash } = await keepEvent(tx, {
      organisationId,
      webhookId,
      bodyHash: hash,
      sessionId: known.id,
      kind: body.type,
      reason: body.type === 'session.flagged' ? body.data.reason : null,
      happenedAt: new Date(body.data.at),
      receivedAt: now,
    });
    if (isNew) await follow(unit, { session: known, before }, body);
    else if (!hash.equals(Buffer.from(bodyHash))) throw replayed();
    await unit.audit({
      action: isNew ? `proctoring.${body.type.replace('.', '-')}` : 'proctoring.event-repeated',
      subject: `enrolment:${known.enrolmentId}`,
    });
  });
  return undefined;
}

async function openSecrets(
  { database, clock, sealer }: Pick<LearningDeps, 'database' | 'clock' | 'sealer'>,
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<string[]> {
  const rows = await database.read(scope, (tx) => selectSecrets(tx, { organisationId, now: clock() }));
  return Promise.all(
    rows.map(async ({ id, sealed }) =>
      Buffer.from(await sealer.open({ owner: organisationId, secretId: id, sealed })).toString(),
    ),
  );
}

/** How it stands once the attempt was handed in; nothing before that. */
function stateNow(session: UsedSessionRow | undefined): ProctoredState | undefined {
  return session?.submittedAt ? stateOf({ session, submittedAt: session.submittedAt }) : undefined;
}

async function follow(
  unit: WriteUnit,
  { session, before }: { session: SessionRow; before: ProctoredState | undefined },
  { type, data }: Event,
): Promise<void> {
  if (type !== 'session.flagged') await markTime(unit.tx, { id: session.id, kind: type, at: new Date(data.at) });
  // As it is now that the enrolment is locked.
  const current = await selectUsedSession(unit.tx, session.id);
  if (!current) return;
  await recountExam(unit, { attemptId: current.attemptId });
  const { organisationId, id: sessionId } = current;
  const state = stateNow(current);
  if (before && state) await askStaff(unit, { organisationId, sessionId, state, before });
}

/** A time from before anybody asked, or from the future, must not get into a credential. */
function requirePossible({ askedAt }: SessionRow, at: Date, now: Date): void {
  const differMs = 5 * 60_000;
  if (at.getTime() >= askedAt.getTime() - differMs && at.getTime() <= now.getTime() + differMs) return;
  throw new Refusal('invalid-request', 'Nothing was changed. Say when it happened, by a clock that is right.', {
    faults: [{ pointer: '/data/at', message: 'it lies before the session was asked for, or in the future' }],
  });
}

function replayed(): Refusal {
  return new Refusal(
    'webhook-replayed',
    'Nothing was changed: another event came with this webhook-id. Give each event an id of its own.',
  );
}
