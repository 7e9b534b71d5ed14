import type { MiddlewareHandler } from 'hono';

/** Documents that anybody's software may read, wherever its page is from. */
const forEverybody =
  /^\/(status-lists\/|issuers\/[^/]+\/did\.jsonl?$|credentials\/|api\/v1\/(credentials\/|achievements\/)|api\/v1\/(known-issuers|log)$|log\/|api\/openapi\.json$|1\.0\/identifiers\/)/;

/** What pages may ask of the device: nothing, but for the one that says so. */
export function permissions({ camera }: { camera: '()' | '(self)' }): string {
  return `camera=${camera}, microphone=(), geolocation=(), browsing-topics=()`;
}

/** Headers that keep browsers careful, on every answer; pages add their own nonce to the content policy. */
export function securityHeaders({ https }: { https: boolean }): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set('x-content-type-options', 'nosniff');
    // What tells other sites still less keeps it.
    if (!['no-referrer', 'same-origin'].includes(headers.get('referrer-policy') ?? ''))
      headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    if (!headers.has('x-frame-options')) headers.set('x-frame-options', 'DENY');
    if (!headers.has('permissions-policy')) headers.set('permissions-policy', permissions({ camera: '()' }));
    if (https) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (c.req.method === 'GET' && forEverybody.test(new URL(c.req.url).pathname))
      headers.set('access-control-allow-origin', '*');
  };
}
