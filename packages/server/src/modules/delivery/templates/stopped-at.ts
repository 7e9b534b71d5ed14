import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const stoppedAtParams = z.object({
  programmeTitle: z.string(),
  lessonTitle: z.string(),
  minutes: z.string(),
  url: pageUrl,
});

/** Tells where somebody stopped who has not been back for some days. */
export function stoppedAt(
  { programmeTitle, lessonTitle, minutes, url }: z.infer<typeof stoppedAtParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `You stopped at “${lessonTitle}”`,
      paragraphs: [
        'Hello,',
        `In “${programmeTitle}” your next step is “${lessonTitle}”, about ${minutes}. Everything you did is kept.`,
      ],
      button: { label: 'Go on from there', url },
    },
    foot,
  );
}
