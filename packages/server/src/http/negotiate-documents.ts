import type { Hono } from 'hono';
import { accepts } from 'hono/accepts';

const types = ['text/html', 'application/vc', 'application/ld+json', 'application/json'];

/** A credential's id is the address of its page: software that asks for the credential there is given it. */
export function negotiateDocuments(app: Hono): void {
  app.get('/credentials/:credentialId', async (c, next) => {
    const wanted = accepts(c, { header: 'Accept', supports: types, default: 'text/html' });
    c.header('vary', 'Accept');
    if (wanted === 'text/html') return next();
    const { pathname, search } = new URL(c.req.url);
    return app.fetch(
      new Request(new URL(`/api/v1${pathname}/document${search}`, c.req.url), { headers: c.req.raw.headers }),
      c.env,
    );
  });
}
