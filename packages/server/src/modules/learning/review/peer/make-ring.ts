import assert from 'node:assert/strict';
import type { Randomness } from '../../../../ports/index.ts';
import type { WriteUnit } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { lockEnrolment } from '../../enrolment/store.ts';
import { daysAfter } from '../../reminder/when.ts';
import type { Rubric } from '../rubric.ts';
import { insertReview } from '../store.ts';
import { allocatePeers, type PeerRing } from './allocate-peers.ts';
import { insertPair, insertPlace, lockRings, selectPairs, selectWaitingWork } from './store.ts';
import { tellPeer } from './tell-peer.ts';

interface Input {
  organisationId: string;
  originId: string;
  peer: NonNullable<Rubric['peer']>;
  /** With fewer than so many nothing is made. */
  least?: number;
}

type Deps = Pick<LearningDeps, 'randomness' | 'origin'>;

/** Gives the work of all who wait to each other; answers what became of it. Whoever hands in later joins the next ring. */
export async function makeRing(
  deps: Deps,
  unit: WriteUnit,
  { organisationId, originId, peer, least = 0 }: Input,
): Promise<PeerRing | undefined> {
  const { tx, now } = unit;
  const { randomness } = deps;
  await lockRings(tx, originId);
  // In one order, whoever else locks several: nobody hands in anew or leaves in between.
  for (const { enrolmentId } of await selectWaitingWork(tx, originId)) await lockEnrolment(tx, enrolmentId);
  const waiting = await selectWaitingWork(tx, originId);
  if (waiting.length < least) return undefined;
  const ring = allocatePeers({
    ids: waiting.map(({ enrolmentId }) => enrolmentId),
    reviews: peer.reviews,
    earlier: await selectPairs(tx, originId),
    draw: (below) => drawBelow(randomness, below),
  });
  if (ring.size === 'too-small') return ring;
  const ringId = randomness.uuid();
  const workOf = new Map(waiting.map((work) => [work.enrolmentId, work]));
  const dueAt = daysAfter(now, peer.days);
  for (const { submissionId, enrolmentId } of waiting)
    await insertPlace(tx, { submissionId, enrolmentId, ringId, originId, organisationId, now });
  for (const pair of ring.pairs) {
    const [reviewer, author] = [workOf.get(pair.reviewer), workOf.get(pair.author)];
    assert(reviewer && author && reviewer.personId !== author.personId);
    const id = randomness.uuid();
    const { submissionId } = author;
    await insertPair(tx, { ...pair, originId, organisationId });
    await insertReview(tx, {
      id,
      organisationId,
      submissionId,
      reviewerId: reviewer.personId,
      role: 'peer',
      dueAt,
      now,
    });
  }
  for (const { enrolmentId, personId, lessonId } of waiting) {
    if (!ring.pairs.some(({ reviewer }) => reviewer === enrolmentId)) continue;
    await tellPeer(deps, unit, { kind: 'given', enrolmentId, personId, lessonId, dueAt, key: ringId });
  }
  await unit.audit({
    action: 'peer-review.ring-made',
    subject: `lesson:${originId}`,
    detail: { members: waiting.length, reviewsEach: ring.reviews },
  });
  return ring;
}

/** Each number below as likely: what would make some likelier is drawn again. */
function drawBelow(randomness: Randomness, below: number): number {
  const drawn = new DataView(randomness.bytes(4).buffer.slice(0)).getUint32(0);
  const even = 0x1_0000_0000 - (0x1_0000_0000 % below);
  return drawn < even ? drawn % below : drawBelow(randomness, below);
}
