import { endpoints } from '@laurel/api';
import type { MiddlewareHandler } from 'hono';

const { method: byApi, path: inApi } = endpoints.signOut;
/** As a whole page, and as the router asks for it. */
const pages = new Set(['/sign-out', '/sign-out.data']);

/**
 * Whoever signs out leaves nothing in the browser (Clear-Site-Data): no page that was kept, no picture of one. Cookies stay: the
 * session's own has ended, and the others say which colours are liked.
 */
export const clearAtSignOut: MiddlewareHandler = async (c, next) => {
  await next();
  const { method, path } = c.req;
  const signsOut = (method === byApi && path === inApi) || (method === 'POST' && pages.has(path));
  if (signsOut && c.res.status < 400) c.res.headers.set('clear-site-data', '"cache", "storage"');
};
