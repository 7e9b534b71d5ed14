import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { selectDecisions } from '../review/decision-store.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';
import { isClosed, type RecognitionRow, selectRecognition } from './store.ts';

/** Whose application it is. */
export interface Applying {
  scope: Scope;
  recognitionId: string;
}

/** Opens the caller's own application; anybody else's does not exist. */
export async function openOwnRecognition(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, recognitionId }: Applying,
): Promise<{ recognition: RecognitionRow; inside: Scope }> {
  const recognition = await database.read(scope, (tx) => selectRecognition(tx, recognitionId));
  if (!recognition || recognition.personId !== scope.personId) throw notFound('application');
  return { recognition, inside: { ...scope, organisationId: recognition.organisationId } };
}

/** Locks an application with its enrolment. NOTE: that it is the caller's own is decided before. */
export async function lockRecognition(
  tx: Tx,
  { enrolmentId, id }: Pick<RecognitionRow, 'enrolmentId' | 'id'>,
): Promise<RecognitionRow> {
  await lockEnrolment(tx, enrolmentId);
  const recognition = await selectRecognition(tx, id);
  if (!recognition) throw notFound('application');
  return recognition;
}

/**
 * Does something with the evidence of the caller's own application while it may be changed, and shows what became of it.
 *
 * @throws Refusal `not-found`, `recognition-closed`, `submission-late`, or what `work` throws
 */
export async function onOpenRecognition(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  applying: Applying,
  work: (unit: WriteUnit, recognition: RecognitionRow) => Promise<void>,
): Promise<RecognitionView> {
  const { recognition, inside } = await openOwnRecognition(deps, applying);
  return deps.database.write(inside, async (unit) => {
    await work(unit, await lockOpenRecognition(unit, recognition));
    return presentRecognition(deps, unit.tx, await lockRecognition(unit.tx, recognition));
  });
}

/** Locks an application while its evidence may be changed. */
export async function lockOpenRecognition(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  own: Pick<RecognitionRow, 'enrolmentId' | 'id'>,
): Promise<RecognitionRow> {
  const recognition = await lockRecognition(tx, own);
  await requireChangeable(tx, recognition, now);
  return recognition;
}

/** Refuses to change evidence that waits, is decided on or withdrawn, or that comes later than was said. */
export async function requireChangeable(tx: Tx, recognition: RecognitionRow, now: Date): Promise<void> {
  if (recognition.state === 'handed-in' || isClosed(recognition)) {
    throw new Refusal(
      'recognition-closed',
      recognition.state === 'handed-in'
        ? 'Nothing was changed: the application waits for a decision. Withdraw it to begin again.'
        : 'Nothing was changed: this application is closed.',
    );
  }
  const until = await readUntil(tx, recognition);
  if (until && now > until) {
    throw new Refusal(
      'submission-late',
      `Nothing was changed. More evidence was wanted until ${until.toISOString()}. Withdraw this application to begin another.`,
    );
  }
}

/** Until when more evidence may be handed in; null where none was asked for. */
export async function readUntil(tx: Tx, { state, enrolmentId, id }: RecognitionRow): Promise<Date | null> {
  if (state !== 'more-wanted') return null;
  const [decided] = await selectDecisions(tx, { enrolmentId, originId: id });
  return decided?.resubmitUntil ?? null;
}
