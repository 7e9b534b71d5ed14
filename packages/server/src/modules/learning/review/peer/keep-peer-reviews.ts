import { systemScope, type WriteUnit } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { lockEnrolment } from '../../enrolment/store.ts';
import { daysAfter } from '../../reminder/when.ts';
import { forgetGuests, hasGuestsToForget } from '../guest/store.ts';
import { selectRubric } from '../rubric-store.ts';
import { deleteReview, insertReview } from '../store.ts';
import { keyOf } from './allocate-peers.ts';
import {
  countMissed,
  insertPair,
  lockRings,
  markReminded,
  type PeerPlaceRow,
  type PeerReviewRow,
  selectPairs,
  selectPeerReview,
  selectPeerReviews,
  selectPlaces,
  selectToGiveAgain,
  selectToRemindOf,
} from './store.ts';
import { tellPeer } from './tell-peer.ts';

type Deps = Pick<LearningDeps, 'database' | 'randomness' | 'origin' | 'clock'>;

const remindDaysBefore = 2;
const guestKeptDays = 30;

/** Reminds of reviews that are due, gives those that nobody gave to others, and forgets guests who are no longer asked. */
export async function keepPeerReviews(deps: Deps): Promise<void> {
  const now = deps.clock();
  const scope = systemScope('learning.peer-reviews');
  const near = { now, before: daysAfter(now, remindDaysBefore) };
  const ended = daysAfter(now, -guestKeptDays);
  const { toRemind, toGive, toForget } = await deps.database.read(scope, async (tx) => ({
    toRemind: await selectToRemindOf(tx, near),
    toGive: await selectToGiveAgain(tx, now),
    toForget: await hasGuestsToForget(tx, ended),
  }));
  for (const row of toRemind) await remind(deps, row);
  for (const row of toGive) await giveAgain(deps, row);
  if (!toForget) return;
  await deps.database.write(scope, async (unit) => {
    const count = await forgetGuests(unit.tx, ended);
    await unit.audit({ action: 'guest-review.guests-forgotten', subject: 'install', detail: { count } });
  });
}

function scopeOf({ organisationId }: PeerReviewRow) {
  return { ...systemScope('learning.peer-reviews'), system: undefined, organisationId };
}

async function remind(deps: Deps, row: PeerReviewRow): Promise<void> {
  await deps.database.write(scopeOf(row), async (unit) => {
    const isNew = await markReminded(unit.tx, { id: row.id, now: unit.now });
    const { reviewerId: personId, reviewerEnrolmentId: enrolmentId, lessonId, dueAt } = row;
    if (isNew && personId && enrolmentId)
      await tellPeer(deps, unit, { kind: 'near', enrolmentId, personId, lessonId, dueAt, key: row.id });
    await unit.audit({ action: 'peer-review.reminded', subject: `review:${row.id}` });
  });
}

async function giveAgain(deps: Deps, { id, originId, ...found }: PeerReviewRow): Promise<void> {
  await deps.database.write(scopeOf({ id, originId, ...found }), async (unit) => {
    const { tx, now } = unit;
    await lockRings(tx, originId);
    await lockEnrolment(tx, found.authorEnrolmentId);
    const row = await selectPeerReview(tx, id);
    const subject = `review:${id}`;
    if (row?.state !== 'open' || !(row.dueAt <= now || row.reviewerHasLeft || !row.isCurrent)) {
      await unit.audit({ action: 'peer-review.left-as-it-is', subject });
      return;
    }
    await deleteReview(tx, id);
    if (row.isCurrent && row.reviewerEnrolmentId)
      await countMissed(tx, { originId, enrolmentId: row.reviewerEnrolmentId });
    const passedTo = row.isCurrent ? await passOn(deps, unit, row) : undefined;
    const action = passedTo ? 'peer-review.passed-on' : 'peer-review.taken-away';
    await unit.audit({ action, subject, detail: { submissionId: row.submissionId, from: row.reviewerId, passedTo } });
  });
}

/**
 * Gives it to whoever has least to do and has let nothing pass: never to its author, nor to whom the author reviews. So each
 * person holds one up once, and where nobody reviews any more it is for staff.
 */
async function passOn(deps: Deps, unit: WriteUnit, row: PeerReviewRow): Promise<string | undefined> {
  const { tx, now } = unit;
  const { originId, organisationId, submissionId, lessonId, authorEnrolmentId } = row;
  const rubric = await selectRubric(tx, lessonId);
  const given = new Set((await selectPairs(tx, originId)).map(keyOf));
  const all = await selectPeerReviews(tx, originId);
  const of = ({ enrolmentId }: PeerPlaceRow) => all.filter((each) => each.reviewerEnrolmentId === enrolmentId);
  const openOf = (place: PeerPlaceRow) => of(place).filter(({ state, isCurrent }) => state === 'open' && isCurrent);
  const [chosen] = (await selectPlaces(tx, originId))
    .filter(({ hasLeft, enrolmentId }) => !hasLeft && enrolmentId !== authorEnrolmentId)
    .filter((place) => place.missed === 0 && !openOf(place).some(({ dueAt }) => dueAt <= now))
    // Whoever had it before does not get it again.
    .filter(({ enrolmentId }) => !given.has(keyOf({ reviewer: enrolmentId, author: authorEnrolmentId })))
    .filter(({ enrolmentId }) => !given.has(keyOf({ reviewer: authorEnrolmentId, author: enrolmentId })))
    .sort((one, other) => openOf(one).length - openOf(other).length || of(one).length - of(other).length);
  if (!chosen || !rubric?.peer) return undefined;
  const { enrolmentId, personId } = chosen;
  const dueAt = daysAfter(now, rubric.peer.days);
  const id = deps.randomness.uuid();
  await insertPair(tx, { originId, organisationId, reviewer: enrolmentId, author: authorEnrolmentId });
  const review = {
    id,
    organisationId,
    submissionId,
    reviewerId: personId,
    role: 'peer',
    dueAt,
    takenOver: true,
  } as const;
  await insertReview(tx, { ...review, now });
  await tellPeer(deps, unit, { kind: 'passed-on', enrolmentId, personId, lessonId, dueAt, key: id });
  return personId;
}
