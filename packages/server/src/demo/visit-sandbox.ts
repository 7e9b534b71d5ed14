import type { VisitProctor } from './networks/sit-watched.ts';

/** Presses the buttons of the sandbox's page, as a browser would: it then tells Laurel by its signed webhook. */
export const visitSandbox: VisitProctor = async (link, what) => {
  const { origin, pathname, search } = new URL(link);
  const response = await fetch(`${origin}${pathname}/${what}${search}`, { method: 'POST', redirect: 'manual' });
  if (response.status !== 303) throw new Error(`the sandbox proctor answered ${response.status} when asked to ${what}`);
};
