import { formText } from '../../session/form-text.ts';
import type { Console } from '../console/console-context.ts';
import { readSince } from '../signing-key/read-since.ts';
import { readMarking } from './read-marking.ts';

/** What the page of a review can be asked to do; answers what it has done, for the address. */
export async function actOnReview({ client, scope }: Console, submissionId: string, form: FormData): Promise<string> {
  const work = { ...scope, submissionId };
  const review = { ...scope, reviewId: formText(form, 'reviewId') };
  const intent = formText(form, 'intent');
  switch (intent) {
    case 'take':
      await client.takeReview({ params: work });
      return 'taken';
    case 'assign':
      await client.assignReviewer({ params: work, body: { personId: formText(form, 'personId') || null } });
      return 'assigned';
    case 'withdraw':
      await client.withdrawReview({ params: review });
      return 'withdrawn';
    case 'withdraw-guest':
      await client.withdrawGuestLink({ params: { ...work, linkId: formText(form, 'linkId') } });
      return 'guest-withdrawn';
    case 'comment':
      await client.addReviewComment({
        params: review,
        body: { quote: formText(form, 'quote'), text: formText(form, 'text') },
      });
      return 'comment';
    case 'remove-comment':
      await client.removeReviewComment({ params: { ...review, commentId: formText(form, 'commentId') } });
      return 'removed';
    case 'decide':
      await client.decideSubmission({ params: work, body: readDecision(form) });
      return 'decided';
    case 'hand-in':
      await client.saveReview({ params: review, body: readMarking(form) });
      await client.handInReview({ params: review });
      return 'handed-in';
    default:
      await client.saveReview({ params: review, body: readMarking(form) });
      return 'saved';
  }
}

/** What was decided. A moment that is none goes as it was entered: the answer names the field. */
export function readDecision(form: FormData) {
  const outcome = formText(form, 'outcome');
  const until = formText(form, 'resubmitUntil');
  const isAgain = outcome === 'resubmit';
  return {
    outcome: isAgain ? ('resubmit' as const) : outcome === 'passed' ? ('passed' as const) : ('not-passed' as const),
    reason: formText(form, 'reason'),
    ...(isAgain && until ? { resubmitUntil: readSince(until) ?? until } : {}),
  };
}
