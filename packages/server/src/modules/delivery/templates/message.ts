import { z } from 'zod';
import { type Foot, type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const messageParams = z.object({
  subject: z.string(),
  /** Plain text; an empty line begins a paragraph. */
  text: z.string(),
  organisationName: z.string(),
  programmeTitle: z.string(),
  url: pageUrl,
});

/** Carries what the staff of a programme write to its learners. */
export function message(
  { subject, text, organisationName, programmeTitle, url }: z.infer<typeof messageParams>,
  foot: Foot,
): LaidOut {
  return layOut(
    {
      subject,
      paragraphs: [
        ...text.split(/(?:\r?\n[ \t]*){2,}/).filter((paragraph) => paragraph.trim() !== ''),
        `${organisationName}, about “${programmeTitle}”`,
      ],
      button: { label: 'To my learning', url },
    },
    foot,
  );
}
