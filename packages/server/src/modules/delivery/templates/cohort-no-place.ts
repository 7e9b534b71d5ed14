import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const cohortNoPlaceParams = z.object({
  programmeTitle: z.string(),
  cohortName: z.string(),
  organisationName: z.string(),
  url: pageUrl,
});

/** Tells whoever waited for a place that the cohort has ended without one. */
export function cohortNoPlace(
  { programmeTitle, cohortName, organisationName, url }: z.infer<typeof cohortNoPlaceParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `No place came free in ${programmeTitle}`,
      paragraphs: [
        'Hello,',
        `“${programmeTitle}” (${cohortName}) of ${organisationName} has ended, and no place came free for you. You need not do anything.`,
        'On the page of the programme you see whether there is another cohort.',
      ],
      button: { label: 'See the programme', url },
    },
    foot,
  );
}
