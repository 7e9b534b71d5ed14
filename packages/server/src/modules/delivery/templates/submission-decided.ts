import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const submissionDecidedParams = z.object({
  learnerName: z.string(),
  lessonTitle: z.string(),
  organisationName: z.string(),
  outcome: z.enum(['passed', 'resubmit', 'not-passed']),
  url: pageUrl,
});

type Params = z.infer<typeof submissionDecidedParams>;

const sentences: Record<Params['outcome'], string> = {
  passed: 'It is passed. Congratulations!',
  resubmit: 'It is not passed yet, and you can hand in a new version. What to work on is said beside the decision.',
  'not-passed': 'It is not passed. Why is said beside the decision.',
};

/** Tells a learner what was decided on their work; what was said about it stands on the page alone. */
export function submissionDecided({ learnerName, lessonTitle, organisationName, outcome, url }: Params): LaidOut {
  return layOut({
    subject: `Your work “${lessonTitle}” was reviewed`,
    paragraphs: [
      `Hello ${learnerName},`,
      `${organisationName} has reviewed your work “${lessonTitle}”.`,
      sentences[outcome],
    ],
    button: { label: 'See the decision', url },
    notes: [],
  });
}
