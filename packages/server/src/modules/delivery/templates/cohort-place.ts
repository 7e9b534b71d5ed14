import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const cohortPlaceParams = z.object({
  recipientName: z.string(),
  programmeTitle: z.string(),
  organisationName: z.string(),
  cohortName: z.string(),
  /** A day, `YYYY-MM-DD`. */
  startsOn: z.string(),
  url: pageUrl,
});

/** Tells somebody who waited that they have a place now. */
export function cohortPlace(
  { recipientName, programmeTitle, organisationName, cohortName, startsOn, url }: z.infer<typeof cohortPlaceParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject: `You have a place: ${programmeTitle}`,
      paragraphs: [
        `Hello ${recipientName},`,
        `You now have a place in “${programmeTitle}” by ${organisationName}, in the cohort “${cohortName}”.`,
        `Its lessons open on ${inWords(startsOn)}.`,
      ],
      button: { label: 'See my place', url },
      notes: ['If you no longer want it, please give it up on that page: it then goes to the next person waiting.'],
    },
    foot,
  );
}

function inWords(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(time);
}
