const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says whether a request that changes something was sent by one of our own pages. Browsers send `Sec-Fetch-Site` and
 * `Origin` with every form; a request with neither comes from no browser and carries nobody's cookies unasked.
 */
export function isSameOrigin(request: Request, origin: string): boolean {
  if (safe.has(request.method)) return true;
  const from = request.headers.get('origin');
  if (from !== null) return from === origin;
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin';
}
