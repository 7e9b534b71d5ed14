import type { MiddlewareFunction } from 'react-router';
import { apiContext, createApi } from './api.ts';
import { visitContext } from './visit.ts';

/** Opens the request's line to the API and sends the reader whatever cookies the API set on the way. */
export const sessionMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const api = createApi(request, context.get(visitContext));
  context.set(apiContext, api);
  const response = await next();
  for (const setCookie of api.setCookies) response.headers.append('set-cookie', setCookie);
  return response;
};
