import { isbot } from 'isbot';
import { renderToReadableStream } from 'react-dom/server';
import { type EntryContext, type HandleErrorFunction, type RouterContextProvider, ServerRouter } from 'react-router';
import { visitContext } from './session/visit.ts';

const renderTimeoutMs = 10_000;

/** Renders a page as a stream; crawlers, which read no scripts, wait until all of it is there. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, report = reportToConsole } = context.get(visitContext);
  let finalStatus = status;
  headers.set('content-type', 'text/html; charset=utf-8');
  const body = await renderToReadableStream(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, {
    nonce,
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(renderTimeoutMs)]),
    onError(error) {
      finalStatus = 500;
      if (!request.signal.aborted) report(error, request);
    },
  });
  if (isbot(request.headers.get('user-agent'))) await body.allReady;
  return new Response(request.method === 'HEAD' ? null : body, { headers, status: finalStatus });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const { report = reportToConsole } = context.get(visitContext);
  if (!request.signal.aborted) report(error, request);
};

function reportToConsole(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the host gave no `report`, and an error nobody sees is worse
  console.error(error);
}
