import { endpoints } from '@laurel/api';
import type { MiddlewareHandler } from 'hono';

const byApi = [endpoints.signOut, endpoints.eraseMe].map(({ method, path }) => `${method} ${path}`);
/** As whole pages, and as the router asks for them. */
const byPage = ['/sign-out', '/account/erase'].flatMap((path) => [`POST ${path}`, `POST ${path}.data`]);
const ends = new Set([...byApi, ...byPage]);

/**
 * Whoever signs out or erases themselves leaves nothing in the browser (Clear-Site-Data): no page that was kept, no picture of
 * one. Cookies stay: the session's own has ended, and the others say which colours are liked.
 */
export const clearAtSignOut: MiddlewareHandler = async (c, next) => {
  await next();
  const isEnd = ends.has(`${c.req.method} ${c.req.path}`);
  if (isEnd && c.res.status < 400) c.res.headers.set('clear-site-data', '"cache", "storage"');
};
