import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';

export const guestCodeParams = z.object({
  guestName: z.string(),
  lessonTitle: z.string(),
  organisationName: z.string(),
  code: z.string().regex(/^\d{6}$/),
  minutes: z.string(),
});

/** The code by which a guest confirms their address. */
export function guestCode(params: z.infer<typeof guestCodeParams>): LaidOut {
  const { guestName, lessonTitle, organisationName, code, minutes } = params;
  return layOut({
    subject: `Your code is ${code}`,
    paragraphs: [
      `Hello ${guestName},`,
      `Your code to review “${lessonTitle}” for ${organisationName} is ${code}. It is good for ${minutes} minutes.`,
    ],
    notes: [
      'Somebody who has your link asked for it. If it was not you, ignore this mail: without the code they see nothing.',
    ],
  });
}
