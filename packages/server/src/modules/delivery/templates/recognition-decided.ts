import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const recognitionDecidedParams = z.object({
  learnerName: z.string(),
  /** Of the programme, or of the assessment. */
  title: z.string(),
  organisationName: z.string(),
  outcome: z.enum(['passed', 'resubmit', 'not-passed']),
  url: pageUrl,
});

type Params = z.infer<typeof recognitionDecidedParams>;

const sentences: Record<Params['outcome'], string> = {
  passed: 'What you have learnt before is recognised. Congratulations!',
  resubmit: 'More evidence is wanted. The decision says which, and until when.',
  'not-passed': 'It is not recognised. The decision says why, and when you can apply again.',
};

/** Tells an applicant what was decided; what was said about the evidence stands on the page alone. */
export function recognitionDecided({ learnerName, title, organisationName, outcome, url }: Params): LaidOut {
  return layOut({
    subject: `Your application for recognition of “${title}” was reviewed`,
    paragraphs: [
      `Hello ${learnerName},`,
      `${organisationName} has reviewed your application for recognition of prior learning for “${title}”.`,
      sentences[outcome],
    ],
    button: { label: 'See the decision', url },
    notes: [],
  });
}
