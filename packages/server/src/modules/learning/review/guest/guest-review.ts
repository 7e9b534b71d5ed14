import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../../refusal.ts';
import type { Tx } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { reviewHandedIn } from '../../events.ts';
import { selectLessonById } from '../../programme/content-store.ts';
import { selectVersions } from '../../programme/store.ts';
import { type Download, openSubmissionFile } from '../../submission/open-file.ts';
import { selectSubmission } from '../../submission/store.ts';
import { keepMarking, requireComplete } from '../keep-marking.ts';
import { requireOpenReview } from '../policy.ts';
import { presentWorkToMark } from '../present-work-to-mark.ts';
import { closeReview } from '../store.ts';
import { type Held, lockGuestWork, openLink, readGuestWork, requireUndecided } from './policy.ts';
import { isSecret, newCode, newSecret } from './secrets.ts';
import {
  confirmLink,
  countWrongCode,
  endLink,
  type GuestLinkRow,
  lockGuestLink,
  putCode,
  selectGuestLinks,
} from './store.ts';

type View = AnswerOf<typeof endpoints.openGuestReview>;
type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin' | 'randomness'>;

const codeMinutes = 15;
/** Guessing one in a million with five tries, ten times at most. */
const mostWrong = 5;
const mostCodes = 10;

/** What a link is for; and the work, for whoever has confirmed their address. */
export async function openGuestReview(
  deps: Deps,
  { body }: { body: BodyOf<typeof endpoints.openGuestReview> },
): Promise<View> {
  const { link, scope } = await openLink(deps, body);
  return deps.database.read(scope, (tx) => present(tx, link, body, deps));
}

/** Mails a code to the address that the link was made for, whoever asks. */
export async function sendGuestCode(
  deps: Deps,
  { body }: { body: BodyOf<typeof endpoints.sendGuestCode> },
): Promise<View> {
  const { link, scope } = await openLink(deps, body);
  const { code, hash: codeHash } = newCode(deps.randomness, link.id);
  return deps.database.write(scope, async (unit) => {
    const { tx, now } = unit;
    const locked = await lockGuestLink(tx, link.id);
    assert(locked);
    if (locked.isAnswered || !locked.email || locked.codesSent >= mostCodes) {
      throw new Refusal(
        'wrong-code',
        'No code was sent: too many were, or the review is handed in. Ask for another link.',
      );
    }
    await putCode(tx, { id: link.id, codeHash, expiresAt: new Date(now.getTime() + codeMinutes * 60_000) });
    const view = await present(tx, locked, body, deps);
    const { lessonTitle, organisationName } = view;
    await unit.enqueue({
      task: 'send-mail',
      payload: {
        to: locked.email,
        template: 'guest-code',
        language: 'en',
        params: { guestName: locked.name, lessonTitle, organisationName, code, minutes: String(codeMinutes) },
      },
    });
    await unit.audit({ action: 'guest-review.code-sent', subject: `submission:${link.submissionId}` });
    return view;
  });
}

/** Confirms by the code that whoever holds the link reads mail at its address, and how they are called. */
export async function confirmGuest(
  deps: Deps,
  { body }: { body: BodyOf<typeof endpoints.confirmGuest> },
): Promise<AnswerOf<typeof endpoints.confirmGuest>> {
  const { link, scope } = await openLink(deps, body);
  const { secret, hash: sessionHash } = newSecret(deps.randomness, 'session');
  const done = await deps.database.write(scope, async (unit) => {
    const { tx, now } = unit;
    const locked = await lockGuestLink(tx, link.id);
    const subject = `submission:${link.submissionId}`;
    const usable = locked?.codeExpiresAt && locked.codeExpiresAt > now && locked.wrongCodes < mostWrong;
    if (!usable || locked.withdrawnAt || !isSecret(locked.codeHash, 'code', `${link.id} ${body.code}`)) {
      // A wrong code is counted, so this transaction must not be undone: the refusal is thrown after it.
      await countWrongCode(tx, link.id);
      await unit.audit({ action: 'guest-review.wrong-code', subject });
      return new Refusal('wrong-code', 'The code is not right, or no longer. Have another one sent.');
    }
    await confirmLink(tx, { id: link.id, name: body.name, sessionHash, now });
    await unit.audit({ action: 'guest-review.confirmed', subject });
    return { session: secret };
  });
  if (done instanceof Refusal) throw done;
  return done;
}

/** Keeps a guest's review as far as it is. */
export async function saveGuestReview(
  deps: Deps,
  { body }: { body: BodyOf<typeof endpoints.saveGuestReview> },
): Promise<View> {
  const { link, scope } = await openLink(deps, body);
  return deps.database.write(scope, async (unit) => {
    const work = await lockGuestWork(unit.tx, link, body, unit.now);
    requireOpenReview(work.review);
    await requireUndecided(unit.tx, work);
    const { marks, summary, revision } = body;
    await keepMarking(unit, { ...work, body: { marks, summary, revision } });
    return present(unit.tx, work.link, body, deps);
  });
}

/** Hands a guest's review in, once; from then on the link opens the thanks alone. */
export async function handInGuestReview(
  deps: Deps,
  { body }: { body: BodyOf<typeof endpoints.handInGuestReview> },
): Promise<View> {
  const { link, scope } = await openLink(deps, body);
  return deps.database.write(scope, async (unit) => {
    const work = await lockGuestWork(unit.tx, link, body, unit.now);
    const { review, rubric } = work;
    requireOpenReview(review);
    await requireUndecided(unit.tx, work);
    requireComplete(rubric, review);
    assert(await closeReview(unit.tx, { id: review.id, differs: false, now: unit.now }));
    await endLink(unit.tx, { id: link.id, withdrawnAt: null });
    const { submissionId } = review;
    await unit.audit({
      action: 'review.handed-in',
      subject: `review:${review.id}`,
      detail: { submissionId, role: 'guest' },
    });
    await unit.emit({ name: reviewHandedIn, payload: { submissionId, reviewId: review.id, needsModerator: false } });
    const answered = (await selectGuestLinks(unit.tx, submissionId)).find(({ id }) => id === link.id);
    assert(answered);
    return present(unit.tx, answered, body, deps);
  });
}

/** A file of the one submission that the link is for. */
export async function openGuestFile(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'file'>,
  { body }: { body: BodyOf<typeof endpoints.getGuestFile> },
): Promise<Download> {
  const { link, scope } = await openLink(deps, body);
  await deps.database.read(scope, (tx) => readGuestWork(tx, link, body));
  const { submissionId } = link;
  const may = ({ id }: { id: string }) => id === submissionId;
  return openSubmissionFile(deps, { scope, submissionId, fileId: body.fileId, may, wantsContent: true });
}

async function present(tx: Tx, link: GuestLinkRow, held: Held, deps: Pick<LearningDeps, 'origin'>): Promise<View> {
  const submission = await selectSubmission(tx, link.submissionId);
  const lesson = submission?.lessonId ? await selectLessonById(tx, submission.lessonId) : undefined;
  const [programme] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  assert(lesson && programme);
  const isOpen = !link.isAnswered && held.session !== undefined && isSecret(link.sessionHash, 'session', held.session);
  const work = isOpen ? await readGuestWork(tx, link, held) : undefined;
  return {
    state: link.isAnswered ? 'answered' : work ? 'open' : 'confirm',
    organisationName: programme.organisationName,
    programmeTitle: programme.title,
    lessonTitle: lesson.title,
    guestName: link.name,
    sentTo: hidden(link.email ?? ''),
    expiresAt: link.expiresAt.toISOString(),
    work: work ? await presentWorkToMark(tx, { ...work, author: undefined }, deps) : null,
    own: work ? ownOf(work.review) : null,
  };
}

function ownOf({ state, marks, summary, revision }: Awaited<ReturnType<typeof readGuestWork>>['review']) {
  return { state, marks, summary, revision };
}

/** Whoever found the link learns as little of the address as is needed to know where to look. */
function hidden(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return domain && `${local.slice(0, 1)}…@${domain}`;
}
