import assert from 'node:assert/strict';
import { Refusal } from '../../../../refusal.ts';
import { type Scope, systemScope, type Tx } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { lockEnrolment } from '../../enrolment/store.ts';
import { type SubmissionRow, selectSubmission, selectSubmissions } from '../../submission/store.ts';
import { selectDecisions } from '../decision-store.ts';
import { type RubricRow, selectRubricFor } from '../rubric-store.ts';
import { type ReviewRow, selectReview } from '../store.ts';
import { hashSecret, isSecret } from './secrets.ts';
import { type GuestLinkRow, lockGuestLink, selectByToken } from './store.ts';

/** A link that opens something, and the scope of the one organisation that it is of. */
export interface OpenLink {
  link: GuestLinkRow;
  scope: Scope;
}

/** What a guest holds. */
export interface Held {
  token: string;
  session?: string | undefined;
}

/**
 * Opens a link. One that was never made, has expired or was withdrawn all answer alike.
 *
 * @throws Refusal `link-expired`
 */
export async function openLink(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { token }: Held,
): Promise<OpenLink> {
  const hash = hashSecret('link', token);
  const link = await database.read(systemScope('learning.guest-review'), (tx) => selectByToken(tx, hash));
  if (!link || !isUsable(link, clock())) throw expired();
  const { organisationId, id } = link;
  return { link, scope: { actor: { kind: 'system', id: `guest:${id}` }, organisationId } };
}

/** The work that a link is for. */
export interface GuestWork {
  link: GuestLinkRow;
  submission: SubmissionRow;
  rubric: RubricRow;
  review: ReviewRow;
}

/**
 * Reads the work for whoever has confirmed their address with this link. A link alone, forwarded or found, opens nothing.
 *
 * @throws Refusal `wrong-code`
 */
export async function readGuestWork(tx: Tx, link: GuestLinkRow, { session }: Held): Promise<GuestWork> {
  if (!session || !isSecret(link.sessionHash, 'session', session)) {
    throw new Refusal('wrong-code', 'Nothing was changed. Confirm your address first: have a code sent to you.');
  }
  const submission = await selectSubmission(tx, link.submissionId);
  const rubric = submission && (await selectRubricFor(tx, submission));
  const review = link.reviewId ? await selectReview(tx, link.reviewId) : undefined;
  // It was withdrawn since the link was looked at.
  if (!review) throw expired();
  assert(submission && rubric);
  return { link, submission, rubric, review };
}

/** The same, to write to: the link and whatever else concerns the author's enrolment wait until this transaction ends. */
export async function lockGuestWork(
  tx: Tx,
  { id, submissionId }: GuestLinkRow,
  held: Held,
  now: Date,
): Promise<GuestWork> {
  const submission = await selectSubmission(tx, submissionId);
  // Before the link, as staff lock them who withdraw it: otherwise the two would wait for each other.
  if (submission) await lockEnrolment(tx, submission.enrolmentId);
  const found = await lockGuestLink(tx, id);
  if (!found || !isUsable(found, now)) throw expired();
  return readGuestWork(tx, found, held);
}

/** Refuses to go on with a version that is decided on or was replaced. */
export async function requireUndecided(tx: Tx, { submission }: GuestWork): Promise<void> {
  const decided = (await selectDecisions(tx, submission)).some(({ submissionId }) => submissionId === submission.id);
  const newer = (await selectSubmissions(tx, submission)).some(
    ({ state, number }) => state === 'handed-in' && number > submission.number,
  );
  if (!decided && !newer) return;
  throw new Refusal(
    'already-decided',
    'Nothing was changed: this work is decided on, or a newer version was handed in. Thank you all the same.',
  );
}

function isUsable({ withdrawnAt, expiresAt }: GuestLinkRow, now: Date): boolean {
  return withdrawnAt === null && expiresAt > now;
}

function expired(): Refusal {
  return new Refusal('link-expired', 'This link opens nothing, or no longer. Ask whoever sent it to you for another.');
}
