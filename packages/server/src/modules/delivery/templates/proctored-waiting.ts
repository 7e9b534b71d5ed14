import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const proctoredWaitingParams = z.object({
  why: z.enum(['flagged', 'left-early', 'running']),
  examTitle: z.string(),
  programmeTitle: z.string(),
  organisationName: z.string(),
  providerName: z.string(),
  url: pageUrl,
});

type Params = z.infer<typeof proctoredWaitingParams>;

const sentences: Record<Params['why'], (provider: string) => string> = {
  flagged: (provider) => `${provider} has flagged something in an attempt.`,
  'left-early': (provider) => `the session with ${provider} ended before the exam was handed in.`,
  running: (provider) => `${provider} has not said in a day that its session ended.`,
};

/** Tells who may decide that the result of a proctored attempt waits for it. Nothing in it says whose, or what was seen. */
export function proctoredWaiting(
  { why, examTitle, programmeTitle, organisationName, providerName, url }: Params,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `Waits for a decision: “${examTitle}”`,
      paragraphs: [
        'Hello,',
        `“${examTitle}” in “${programmeTitle}”, ${organisationName}: ${sentences[why](providerName)}`,
        'The learner’s result waits until somebody decides whether it counts.',
      ],
      button: { label: 'Look at it and decide', url },
    },
    foot,
  );
}
