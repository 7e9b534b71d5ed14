import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const peerReviewsParams = z.object({
  kind: z.enum(['given', 'near', 'passed-on']),
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  /** As it is read: “3 December 2026, 17:00 UTC”. */
  dueOn: z.string(),
  url: pageUrl,
});

type Params = z.infer<typeof peerReviewsParams>;

const sentences: Record<Params['kind'], string> = {
  given: 'There is work by fellow learners for you to review, without their names.',
  near: 'A review that you have not given yet is due soon. After that it goes to somebody else.',
  'passed-on': 'A review that somebody else did not give is now yours to give.',
};

/** Tells a learner that there are reviews of others to give. */
export function peerReviews({ kind, lessonTitle, programmeTitle, dueOn, url }: Params, foot: Foot): LaidOut {
  return layOut(
    {
      subject: `To review by ${dueOn}: ${lessonTitle}`,
      paragraphs: ['Hello,', `“${lessonTitle}” in “${programmeTitle}”: ${sentences[kind]} Please give it by ${dueOn}.`],
      button: { label: 'Review their work', url },
      notes: ['They do not learn who reviewed them, and you do not learn whose work it is.'],
    },
    foot,
  );
}
