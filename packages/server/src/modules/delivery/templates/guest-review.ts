import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const guestReviewParams = z.object({
  guestName: z.string(),
  lessonTitle: z.string(),
  organisationName: z.string(),
  /** As it is read: “3 December 2026, 17:00 UTC”. */
  expiresOn: z.string(),
  url: pageUrl,
});

/** Asks somebody from outside to review a piece of work. */
export function guestReview(params: z.infer<typeof guestReviewParams>): LaidOut {
  const { guestName, lessonTitle, organisationName, expiresOn, url } = params;
  return layOut({
    subject: `${organisationName} asks you to review “${lessonTitle}”`,
    paragraphs: [
      `Hello ${guestName},`,
      `${organisationName} asks you to review a learner’s work: “${lessonTitle}”. You need no account. When you open it, a code is mailed to this address to make sure that it is you.`,
      `The link works until ${expiresOn}, and for one review.`,
    ],
    button: { label: 'Open the work', url },
    notes: [
      'If you were not expecting this, ignore it: nothing happens unless you open the link and hand in a review.',
    ],
  });
}
