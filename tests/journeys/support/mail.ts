import { eventually } from './eventually.ts';

/** A message as the development catcher keeps it. */
export interface CaughtMail {
  to: string[];
  subject: string;
  text: string;
  receivedAt: string;
}

/** The newest message to an address whose text fits; waits for it. */
export async function mailTo(origin: string, address: string, fits: RegExp): Promise<CaughtMail> {
  return eventually(`a mail to ${address} with ${fits}`, async () => {
    const caught = (await (await fetch(`${origin}/dev/mail.json`)).json()) as CaughtMail[];
    return caught.find(({ to, text }) => to.includes(address) && fits.test(text));
  });
}
