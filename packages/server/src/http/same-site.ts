import { Refusal } from '../refusal.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses to change anything for another site's page: a browser says where a request comes from, and that must be us.
 *
 * @throws Refusal `cross-origin`
 */
export function requireSameSite(request: Request, origin: string): void {
  if (safe.has(request.method)) return;
  const from = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const foreign = from !== null ? from !== origin : site !== null && site !== 'same-origin' && site !== 'none';
  if (foreign) throw new Refusal('cross-origin', 'Nothing was changed. Open Laurel itself and do it there.');
}
