import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../../refusal.ts';
import type { Tx, WriteUnit } from '../../../../storage/index.ts';
import { findOrganisation, findPersonByVerifiedEmail, findRole } from '../../../account/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { selectLessonById } from '../../programme/content-store.ts';
import { daysAfter, momentOf } from '../../reminder/when.ts';
import type { SubmissionRow } from '../../submission/store.ts';
import { selectLearners } from '../peer/store.ts';
import { lockWork, type Reviewing, readWork, requireOpenWork } from '../policy.ts';
import { deleteReview, insertReview } from '../store.ts';
import { presentLink } from './present-link.ts';
import { newSecret } from './secrets.ts';
import { endLink, type GuestLinkRow, insertGuestLink, lockGuestLink, selectGuestLinks } from './store.ts';

interface Place extends Reviewing {
  submissionId: string;
}

/** The links to a submission, the newest first. */
export async function listGuestLinks(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { submissionId, ...reviewing }: Place,
): Promise<AnswerOf<typeof endpoints.listGuestLinks>> {
  return database.read(reviewing.scope, async (tx) => {
    await readWork(tx, reviewing, submissionId);
    return { items: (await selectGuestLinks(tx, submissionId)).map((row) => presentLink(row, clock())) };
  });
}

/**
 * Asks somebody from outside to review this one version: they are mailed the link, of which only the hash is kept. One that has
 * expired without an answer makes room.
 */
export async function makeGuestLink(
  { database, randomness, origin }: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  { submissionId, body, ...reviewing }: Place & { body: BodyOf<typeof endpoints.makeGuestLink> },
): Promise<AnswerOf<typeof endpoints.makeGuestLink>> {
  const { secret, hash: tokenHash } = newSecret(randomness, 'link');
  const [id, reviewId] = [randomness.uuid(), randomness.uuid()];
  return database.write(reviewing.scope, async (unit) => {
    const { tx, now } = unit;
    const work = await lockWork(tx, reviewing, submissionId);
    const { lessonId } = work.submission;
    // Evidence of prior learning is for staff alone.
    if (lessonId === null) throw notFound('submission');
    requireOpenWork(work);
    const before = (await selectGuestLinks(tx, submissionId)).find(({ reviewId: given }) => given !== null);
    if (before && (before.isAnswered || before.expiresAt > now)) {
      throw new Refusal(
        'review-taken',
        'Nothing was changed: somebody from outside is asked already. Withdraw that link first, as long as they have not answered.',
      );
    }
    const { organisationId } = reviewing;
    await requireOutside(tx, { email: body.email, submission: work.submission });
    if (before) await takeBack(unit, before, null);
    const expiresAt = daysAfter(now, body.days);
    await insertReview(tx, { id: reviewId, organisationId, submissionId, reviewerId: null, role: 'guest', now });
    const { name, email } = body;
    await insertGuestLink(tx, { id, organisationId, submissionId, reviewId, name, email, tokenHash, expiresAt, now });
    const url = `${origin}/guest/${secret}`;
    const lesson = await selectLessonById(tx, lessonId);
    const organisation = await findOrganisation(tx, organisationId);
    await unit.enqueue({
      task: 'send-mail',
      payload: {
        to: email,
        template: 'guest-review',
        language: 'en',
        params: {
          guestName: name,
          lessonTitle: lesson?.title ?? '',
          organisationName: organisation?.name ?? '',
          expiresOn: momentOf(expiresAt),
          url,
        },
      },
    });
    // Neither name nor address: the audit log is kept for longer than either.
    await unit.audit({ action: 'guest-review.asked', subject: `submission:${submissionId}`, detail: { linkId: id } });
    const made = (await selectGuestLinks(tx, submissionId)).find((link) => link.id === id);
    assert(made);
    return { ...presentLink(made, now), url };
  });
}

/** Nobody reviews as a guest who learns here or works here: not the learner themselves, and no reviewer under another name. */
async function requireOutside(
  tx: Tx,
  { email, submission }: { email: string; submission: Pick<SubmissionRow, 'organisationId' | 'enrolmentId'> },
): Promise<void> {
  const personId = await findPersonByVerifiedEmail(tx, email);
  if (!personId) return;
  const { organisationId, enrolmentId } = submission;
  const isLearner = (await selectLearners(tx, { enrolmentId, personIds: [personId] })).size > 0;
  if (!isLearner && !(await findRole(tx, { organisationId, personId }))) return;
  throw new Refusal('invalid-request', 'Nothing was sent: a guest is somebody from outside.', {
    faults: [{ pointer: '/email', message: 'somebody who learns in this programme or works here has this address' }],
  });
}

/** Ends a link at once. What was not handed in is thrown away; what was stays. */
export async function withdrawGuestLink(
  { database }: Pick<LearningDeps, 'database'>,
  { submissionId, linkId, ...reviewing }: Place & { linkId: string },
): Promise<undefined> {
  return database.write(reviewing.scope, async (unit) => {
    await lockWork(unit.tx, reviewing, submissionId);
    const link = await lockGuestLink(unit.tx, linkId);
    if (link?.submissionId !== submissionId) throw notFound('link');
    if (link.isAnswered) {
      throw new Refusal('review-closed', 'Nothing was changed: they have answered. What was handed in stays.');
    }
    await takeBack(unit, link, unit.now);
    await unit.audit({ action: 'guest-review.withdrawn', subject: `submission:${submissionId}`, detail: { linkId } });
    return undefined;
  });
}

/** Ends a link, and throws away what its guest has not handed in. */
export async function takeBack(
  { tx }: Pick<WriteUnit, 'tx'>,
  { id, reviewId }: GuestLinkRow,
  withdrawnAt: Date | null,
): Promise<void> {
  await endLink(tx, { id, withdrawnAt });
  if (reviewId) await deleteReview(tx, reviewId);
}
