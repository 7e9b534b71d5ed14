import * as serverBuild from 'virtual:react-router/server-build';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { readPreferences } from './session/preferences.ts';
import { isSameOrigin } from './session/same-origin.ts';
import { type Visit, visitContext } from './session/visit.ts';
import { createText } from './text/create-text.ts';

export type { Visit } from './session/visit.ts';

// The generated declaration of that module says `basename?: string | undefined`, ServerBuild only `basename?: string`.
const build = serverBuild as ServerBuild;
const production = createRequestHandler(build, 'production');
const development = createRequestHandler(build, 'development');

/**
 * The one function the host calls: answers a request for a page.
 *
 * The host serves `build/client` at `/` (`/assets/*` never change: immutable) and sends every other address that is
 * not its own here. It also sets the Content-Security-Policy with `context.nonce`; the pages need no more than
 * `default-src 'self'; script-src 'self' 'nonce-…'; img-src 'self' data: https:; base-uri 'none'; object-src 'none'`.
 */
export async function handle(request: Request, context: Visit): Promise<Response> {
  if (!isSameOrigin(request, context.origin)) return crossOriginRefusal(request, context);
  const provider = new RouterContextProvider();
  provider.set(visitContext, context);
  const answer = context.development ? development : production;
  return await answer(atPublicOrigin(request, context.origin), provider);
}

/** Behind a proxy the request carries an inner address; pages, redirects and checks know the public one alone. */
function atPublicOrigin(request: Request, origin: string): Request {
  const url = new URL(request.url);
  return url.origin === origin ? request : new Request(`${origin}${url.pathname}${url.search}`, request);
}

function crossOriginRefusal(request: Request, { origin }: Visit): Response {
  const { t, language } = createText(readPreferences(request).language);
  return new Response(t('refusal.crossOrigin', { origin }), {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-language': language },
  });
}
