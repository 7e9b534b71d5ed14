import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const deadlineNearParams = z.object({
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  /** As it is read: “3 December 2026, 17:00 UTC”. */
  dueOn: z.string(),
  url: pageUrl,
});

/** Reminds of something to hand in. */
export function deadlineNear(
  { lessonTitle, programmeTitle, dueOn, url }: z.infer<typeof deadlineNearParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `Due ${dueOn}: ${lessonTitle}`,
      paragraphs: [
        'Hello,',
        `“${lessonTitle}” in “${programmeTitle}” is due on ${dueOn}. You have not handed it in yet.`,
      ],
      button: { label: 'Go on with it', url },
      notes: ['If you cannot make it, tell your instructor before then: the day can be moved for you.'],
    },
    foot,
  );
}
