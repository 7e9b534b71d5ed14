import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const cohortEndingParams = z.object({
  programmeTitle: z.string(),
  cohortName: z.string(),
  /** As it is read: “3 December 2026”. */
  endsOn: z.string(),
  lessonsLeft: z.string(),
  url: pageUrl,
});

/** Reminds of the end of a cohort. */
export function cohortEnding(
  { programmeTitle, cohortName, endsOn, lessonsLeft, url }: z.infer<typeof cohortEndingParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `${programmeTitle} ends on ${endsOn}`,
      paragraphs: ['Hello,', `“${programmeTitle}” (${cohortName}) ends on ${endsOn}. Still to do: ${lessonsLeft}.`],
      button: { label: 'Go on learning', url },
    },
    foot,
  );
}
