import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sandboxPage } from './page.ts';
import { type Act, type Knows, type RunningSessions, runSessions } from './run-sessions.ts';

/** A provider for the demo, of this machine alone, that watches nobody. */
export interface SandboxProctor {
  /** Where Laurel leads learners. */
  linkTemplate: string;
  /** Until it is told, nothing can begin. */
  serve(knows: Knows): Promise<void>;
  stop(): Promise<void>;
}

interface Input {
  /** Of Laurel: what a learner may be led back to. */
  origin: string;
  /** Where sessions are kept. */
  file: string;
  /** The one of before, so that links of before lead there; another one where it is taken. */
  port?: number | undefined;
  /** How long a session may run: half an hour until the exam begins, and longer than the demo's exam takes. */
  endsAfterMs?: number;
}

/** What the summary says of it. */
export const sandboxNotice = 'sandbox proctor: shows how a watched exam goes, and watches nobody';

/** Starts the sandbox on a port of its own. */
export async function startSandboxProctor(input: Input): Promise<SandboxProctor> {
  const { origin, file, endsAfterMs = 45 * 60_000 } = input;
  const sessions = runSessions({ file, endsAfterMs });
  const server = createServer((request, response) => {
    answer({ sessions, origin }, request, response).catch(() => send(response, { status: 502, html: notReached }));
  });
  const port = await listen(server, input.port).catch(() => listen(server, 0));
  // By the name that Laurel does not have: cookies are sent to every port of a host, and Laurel's are none of a provider's.
  const host = new URL(origin).hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1';
  return {
    linkTemplate: `http://${host}:${port}/sessions/{attemptRef}?return={returnUrl}`,
    serve: sessions.serve,
    stop() {
      sessions.stop();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A port was asked for, so the address is no path.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  { sessions, origin }: { sessions: RunningSessions; origin: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  const [, ref = '', what] = /^\/sessions\/([\w-]{1,100})(?:\/(begin|flag|end))?$/.exec(pathname) ?? [];
  if (ref === '' || (request.method === 'POST') !== (what !== undefined))
    return send(response, { status: 404, html: notHere });
  const own = `/sessions/${ref}`;
  // The expression lets nothing else through.
  const fault = what ? await sessions.act(ref, what as Act) : undefined;
  if (what && !fault) return send(response, { status: 303, location: `${own}${search}` });
  const session = sessions.get(ref);
  const html = sandboxPage({
    session,
    path: own,
    search,
    returnUrl: ownUrl(searchParams.get('return'), origin),
    endsAt: session && sessions.endsAt(session),
    fault,
  });
  send(response, { status: fault ? 502 : 200, html });
}

/** Only back to Laurel: a link may say anything. */
function ownUrl(text: string | null, origin: string): string | undefined {
  return text !== null && URL.parse(text)?.origin === origin ? text : undefined;
}

interface Sent {
  status: number;
  html?: string;
  location?: string;
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

function send(response: ServerResponse, { status, html, location }: Sent): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(location ? { location } : {}),
  });
  response.end(html);
}

const short = (text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox proctor (demo)</title><p>${text}</p></html>`;
const notHere = short('There is no such page at the sandbox. Follow the link on the page of your exam.');
const notReached = short('Laurel could not be reached. Go back, and try again in a moment.');
