import { endpoints, openApiDocument } from '@laurel/api';
import type { LogPolicy } from '@laurel/credential';
import { Hono } from 'hono';
import type { Log, Randomness } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import type { IdempotencyStore, RateLimits } from '../storage/index.ts';
import { callerAddress } from './caller-address.ts';
import { caughtMailRoutes } from './caught-mail.ts';
import { clearAtSignOut } from './clear-at-sign-out.ts';
import type { Environment } from './environment.ts';
import { type HealthChecks, healthRoute } from './health.ts';
import { mountRoutes } from './mount-routes.ts';
import { negotiateDocuments } from './negotiate-documents.ts';
import type { Authenticate, MayIn } from './principal.ts';
import { problemResponse } from './problem.ts';
import { type Route, route } from './route.ts';
import { requireSameSite } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';
import { mountWeb, type WebHandler } from './web.ts';

/** What HTTP is made of. */
export interface HttpOptions {
  log: Log;
  origin: string;
  development: boolean;
  randomness: Randomness;
  routes: readonly Route[];
  authenticate: Authenticate;
  mayIn: MayIn;
  idempotency: IdempotencyStore;
  rateLimits: RateLimits;
  trustProxy: boolean;
  mailCatcherDirectory: string | undefined;
  health: HealthChecks;
  web: WebHandler | undefined;
  /** Which logs and witnesses count where a page verifies. */
  logPolicy: LogPolicy | undefined;
  /** Whether pages can be kept for offline reading. */
  offersOffline: boolean;
}

/** Answers requests. */
export interface Http {
  fetch(request: Request, environment?: Environment): Promise<Response>;
}

/** Brings the routes of the contract, the pages and what is only there in development under one roof. */
export function createHttp(options: HttpOptions): Http {
  const { log, origin, randomness, development } = options;
  const app = new Hono();
  const refuse = (error: unknown, request: Request) =>
    problemResponse(error, {
      log,
      requestId: randomness.uuid(),
      method: request.method,
      path: new URL(request.url).pathname,
      databaseAnswers: options.health.database,
    });

  app.use(clearAtSignOut);
  app.use(securityHeaders({ https: origin.startsWith('https:') }));
  const openApi = openApiDocument({ origin });
  const routes = [
    ...options.routes,
    healthRoute(options.health, log),
    route(endpoints.getOpenApi, async () => openApi),
  ];
  mountRoutes(app, routes, { ...options, callerAddress: callerAddress(options) });
  app.use(async (c, next) => {
    const { path } = c.req;
    const methods = methodsAt(path, routes);
    // The page at /api itself is the reference; a credential's address is its page too.
    if (!path.startsWith('/api/') && methods.length === 0) return next();
    const answer = await refuse(wrongAddress(methods), c.req.raw);
    if (methods.length > 0) answer.headers.set('allow', methods.join(', '));
    return answer;
  });
  negotiateDocuments(app);
  if (development && options.mailCatcherDirectory) caughtMailRoutes(app, options.mailCatcherDirectory);
  app.use(async (c, next) => {
    requireSameSite(c.req.raw, origin);
    await next();
  });
  if (options.web) mountWeb(app, options.web, options);
  app.notFound((c) => refuse(wrongAddress([]), c.req.raw));
  app.onError((error, c) => refuse(error, c.req.raw));
  return { fetch: async (request, environment) => app.fetch(request, environment) };
}

function methodsAt(path: string, routes: readonly Route[]): string[] {
  return routes.filter(({ endpoint }) => matches(endpoint.path, path)).map(({ endpoint }) => endpoint.method);
}

function wrongAddress(methods: readonly string[]): Refusal {
  if (methods.length > 0) return new Refusal('method-not-allowed', `Use ${methods.join(' or ')} here.`);
  return new Refusal('not-found', 'There is nothing at this address. The addresses are listed at /api.');
}

function matches(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const expected = pattern.split('/');
  const isOpen = pattern.includes('{+');
  return (
    (isOpen ? expected.length <= parts.length : expected.length === parts.length) &&
    expected.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  );
}
