/** What the worker does about a request; `leave` is what the browser would do without it. */
export type Plan = 'leave' | 'page' | 'file' | 'sign-out';

interface Asked {
  method: string;
  url: string;
  mode: string;
  destination: string;
}

/** What no worker touches: an exam is sat with the server or not at all, and what the API says is never kept. */
const never = /^\/(attempts\/|api\/|invigilate$)/;

/** What ends a session by a form: signing out, and erasing oneself. */
const ends = /^\/(sign-out|account\/erase)(\.data)?$/;

/**
 * Pages are taken from the network, and from a copy only where there is none; so are the files that a page is made of.
 * Everything else goes by as if there were no worker.
 */
export function planAnswer({ method, url, mode, destination }: Asked, origin: string): Plan {
  const { origin: target, pathname } = new URL(url);
  if (target !== origin) return 'leave';
  if (method === 'POST') return ends.test(pathname) ? 'sign-out' : 'leave';
  if (method !== 'GET' || never.test(pathname)) return 'leave';
  // A frame is no page: the one in which code runs stays out of reach.
  if (mode === 'navigate') return destination === 'document' ? 'page' : 'leave';
  const isPart = pathname.startsWith('/assets/') || pathname === '/favicon.svg';
  // What a script fetches by itself has no destination: a copy is made of what the network gives, not of an older copy.
  if (isPart) return destination === '' ? 'leave' : 'file';
  return pathname.startsWith('/files/') && destination === 'image' ? 'file' : 'leave';
}

/** The page for signing in is shown to nobody who is signed in: whoever sees it has no session here any more. */
export function meansSignedOut(url: string, response: Pick<Response, 'status'>): boolean {
  return new URL(url).pathname === '/sign-in' && response.status === 200;
}

/** Whether what a form asked for was done: it is led on, which a worker sees as an answer without a status. */
export function isDone({ ok, type }: Pick<Response, 'ok' | 'type'>): boolean {
  return ok || type === 'opaqueredirect';
}
