import { parseCookies } from '../session/cookies.ts';

const days = 60;

/** What opens a guest's work beside the link, as their browser keeps it; of each link its own. */
export function guestSessionOf(request: Request, token: string): string | undefined {
  return parseCookies(request.headers.get('cookie')).get(nameOf(token));
}

/** The Set-Cookie header that keeps it: for these pages alone, out of reach of scripts. */
export function guestCookie(token: string, session: string, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(token)}=${session}; Path=/guest; Max-Age=${days * 86_400}; HttpOnly; SameSite=Lax${secure}`;
}

function nameOf(token: string): string {
  return `laurel-guest-${token.slice(0, 8)}`;
}

/**
 * What every answer of a guest's pages says: found by no search, kept by no cache, and its address, which holds the link, given to
 * no other site.
 */
export const guestHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
};
