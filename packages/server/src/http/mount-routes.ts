import { createHash } from 'node:crypto';
import type { Endpoint, EndpointId } from '@laurel/api';
import type { Hono } from 'hono';
import type { Log, Randomness } from '../ports/index.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { IdempotencyStore, RateLimits, Scope } from '../storage/index.ts';
import type { CallerAddress } from './caller-address.ts';
import type { Environment } from './environment.ts';
import type { HealthChecks } from './health.ts';
import { notModified } from './not-modified.ts';
import { type Authenticate, type MayIn, type Principal, scopeOf } from './principal.ts';
import { problemResponse } from './problem.ts';
import { readInput } from './read-input.ts';
import { Bytes, type Call, type Route } from './route.ts';
import { requireSameSite } from './same-site.ts';

/** What every route stands on. */
export interface RouteGround {
  log: Log;
  origin: string;
  randomness: Randomness;
  authenticate: Authenticate;
  mayIn: MayIn;
  idempotency: IdempotencyStore;
  rateLimits: RateLimits;
  callerAddress: CallerAddress;
  health: HealthChecks;
}

/** The one that each verification may need. What else a document names of this install's addresses, a stranger has written. */
const freeForOwn: EndpointId = 'getLogReceipt';

/** Mounts routes: every request is guarded by its endpoint's contract on the way in and on the way out. */
export function mountRoutes(app: Hono, routes: readonly Route[], ground: RouteGround): void {
  for (const entry of routes) {
    const { endpoint } = entry;
    (app as unknown as Hono<{ Bindings: Environment }>).on(
      endpoint.method,
      endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/\{\+(\w+)\}$/, ':$1{.+}'),
      async (c) => {
        const requestId = ground.randomness.uuid();
        try {
          const address = ground.callerAddress(c.req.raw, c.env?.incoming?.socket?.remoteAddress);
          const isCounted = c.env?.isOwn !== true || endpoint.id !== freeForOwn;
          const incoming = { request: c.req.raw, params: c.req.param(), requestId, address, isCounted };
          return await answer(entry, incoming, ground);
        } catch (error) {
          const { method, path } = endpoint;
          const databaseAnswers = ground.health.database;
          return problemResponse(error, { log: ground.log, requestId, method, path, databaseAnswers });
        }
      },
    );
  }
}

interface Incoming {
  request: Request;
  params: Record<string, string>;
  requestId: string;
  address: string;
  /** Whether limits are taken of. */
  isCounted: boolean;
}

async function answer(entry: Route, incoming: Incoming, ground: RouteGround): Promise<Response> {
  const { endpoint } = entry;
  const { request, requestId, address } = incoming;
  const principal: Principal = entry.asksNobody ? { kind: 'anonymous' } : await ground.authenticate(request);
  if (principal.kind !== 'api-key') requireSameSite(request, ground.origin);
  if (incoming.isCounted) await limit(endpoint, principal, address, ground.rateLimits);
  const scope = await authorise(endpoint, principal, incoming.params, ground.mayIn);
  const input = await readInput(endpoint, request, incoming.params);
  const headers = new Headers();
  const common = { principal, scope, request, requestId, address, headers, ...input };
  const key = request.headers.get('idempotency-key');
  if (!endpoint.idempotent || key === null) {
    const call = { ...common, idempotencyKey: ground.randomness.uuid() } as Call;
    return notModified(request, present(endpoint, await entry.handle(call), headers));
  }
  requireKey(key);
  const call = { ...common, idempotencyKey: key } as Call;
  if (endpoint.idempotent === 'by-itself') return present(endpoint, await entry.handle(call), headers);
  return answerOnce(entry, call, ground);
}

function requireKey(key: string): void {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return;
  throw new Refusal('invalid-request', 'Use 1 to 200 visible characters.', {
    faults: [{ pointer: '/headers/Idempotency-Key', message: 'use 1 to 200 visible characters' }],
  });
}

async function limit(
  { id, rateLimit }: Endpoint,
  principal: Principal,
  address: string,
  limits: RateLimits,
): Promise<void> {
  if (!rateLimit) return;
  const caller =
    principal.kind === 'person' ? principal.personId : principal.kind === 'api-key' ? principal.apiKeyId : address;
  const refused = await limits.take({ name: id, ...rateLimit }, caller);
  if (!refused) return;
  throw new Refusal('rate-limited', `Nothing was done. Try again in ${refused.waitSeconds} seconds.`, {
    retryAfterSeconds: refused.waitSeconds,
  });
}

/** The one place that decides who may call. */
async function authorise(
  endpoint: Endpoint,
  principal: Principal,
  params: Record<string, string>,
  mayIn: MayIn,
): Promise<Scope> {
  const { access } = endpoint;
  if (access.kind === 'anyone') return scopeOf(principal);
  if (principal.kind === 'anonymous')
    throw new Refusal('not-signed-in', 'Sign in on the web page, or send an API key as a Bearer token.');
  if (access.kind === 'person') {
    if (principal.kind !== 'person')
      throw new Refusal('not-signed-in', 'This is a person’s own affair: an API key does not open it. Sign in.');
    return scopeOf(principal);
  }
  if (access.kind === 'api-key') {
    if (principal.kind !== 'api-key') throw new Refusal('not-signed-in', 'Send an API key as a Bearer token.');
    return scopeOf(principal, principal.organisationId);
  }
  const { organisationId } = params;
  const isUuid = organisationId !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(organisationId);
  const may = isUuid ? await mayIn(principal, organisationId) : undefined;
  if (!may) throw notFound('organisation');
  if (!may.includes(access.permission)) {
    throw new Refusal(
      'not-allowed',
      `This needs the permission ${access.permission}. Ask an administrator of the organisation for it.`,
    );
  }
  return scopeOf(principal, organisationId);
}

async function answerOnce(entry: Route, call: Call, ground: RouteGround): Promise<Response> {
  const { endpoint } = entry;
  const owner =
    call.principal.kind === 'api-key'
      ? call.principal.apiKeyId
      : call.principal.kind === 'person'
        ? call.principal.personId
        : call.address;
  const request = { owner, endpoint: endpoint.id, key: call.idempotencyKey };
  const hash = createHash('sha256')
    .update(JSON.stringify([call.params ?? null, call.query ?? null, call.body ?? null]))
    .digest('base64url');
  const before = await ground.idempotency.claim(request, hash);
  if (before) return jsonResponse(before.status, before.answer, new Headers({ 'idempotent-replay': 'true' }));
  const result = await entry.handle(call).catch(async (error: unknown) => {
    await ground.idempotency.release(request);
    throw error;
  });
  // From here on it is done: a fault now must not give the key back, or the next try would do it again.
  const response = present(endpoint, result, call.headers);
  await ground.idempotency.keep(request, { status: response.status, answer: await response.clone().text() });
  return response;
}

function present({ id, success }: Endpoint, result: unknown, headers: Headers): Response {
  if (result instanceof Bytes) {
    headers.set('content-type', result.mediaType);
    return new Response(result.content as BodyInit, { status: result.status, headers });
  }
  if (!success.body) return new Response(null, { status: success.status, headers });
  const checked = success.body.safeParse(result);
  if (!checked.success) {
    const faults = JSON.stringify(checked.error.issues.slice(0, 5));
    throw new Error(`the answer of ${id} does not fit the contract: ${faults}`);
  }
  // What the contract does not name is stripped: an answer never says more than was promised.
  return jsonResponse(success.status, JSON.stringify(checked.data), headers);
}

function jsonResponse(status: number, text: string, headers: Headers): Response {
  headers.set('content-type', 'application/json');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return new Response(text, { status, headers });
}
