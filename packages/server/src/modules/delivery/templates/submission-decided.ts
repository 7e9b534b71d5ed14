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
  passed: 'It has passed. Congratulations!',
  resubmit: 'It has not passed yet, and you can hand in a new version. The decision says what to work on.',
  'not-passed': 'It did not pass. The decision says why.',
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
