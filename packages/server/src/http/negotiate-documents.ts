import type { Hono } from 'hono';
import { accepts } from 'hono/accepts';

const types = ['text/html', 'application/vc', 'application/ld+json', 'application/json'];

/** A credential's id is the address of its page: software that asks for the credential there is given it. */
export function negotiateDocuments(app: Hono): void {
  app.get('/credentials/:credentialId', async (c, next) => {
    const wanted = accepts(c, { header: 'Accept', supports: types, default: 'text/html' });
    if (wanted === 'text/html') {
      await next();
    } else {
      const { pathname, search } = new URL(c.req.url);
      const address = new URL(`/api/v1${pathname}/document${search}`, c.req.url);
      c.res = await app.fetch(new Request(address, { headers: c.req.raw.headers }), c.env);
    }
    // One address, two answers: a cache must not give the one for the other.
    c.res.headers.append('vary', 'Accept');
  });
}
