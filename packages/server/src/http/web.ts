import { endpoints } from '@laurel/api';
import type { LogPolicy } from '@laurel/credential';
import type { Hono } from 'hono';
import type { Log, Randomness } from '../ports/index.ts';
import { codeSandbox, codeSandboxPolicy } from './code-sandbox.ts';
import type { Environment } from './environment.ts';
import { LargeForms } from './large-forms.ts';
import { limitBody } from './limit-body.ts';
import { offlineWorker, withdrawnWorker } from './offline-worker.ts';
import type { Authenticate } from './principal.ts';
import { permissions } from './security-headers.ts';

const mostFormBytes = 1024 * 1024;
const mostFileBytes = endpoints.uploadFile.upload.maxBytes + 16 * mostFormBytes;

/** The pages: answers a request with a page, asking the API for all it shows. */
export interface WebHandler {
  handle(
    request: Request,
    context: {
      apiFetch: (request: Request) => Promise<Response>;
      origin: string;
      nonce: string;
      development: boolean;
      logPolicy: LogPolicy | undefined;
      offersOffline: boolean;
      report: (error: unknown, request: Request) => void;
    },
  ): Promise<Response>;
  /** A built file to be served as it is, or undefined. */
  asset(path: string): Promise<{ bytes: Uint8Array; mediaType: string; immutable: boolean } | undefined>;
}

interface Options {
  origin: string;
  development: boolean;
  logPolicy: LogPolicy | undefined;
  offersOffline: boolean;
  randomness: Randomness;
  log: Log;
  authenticate: Authenticate;
}

/** Mounts the pages behind everything else. They reach the API in this process, in the name of whoever asked. */
export function mountWeb(app: Hono, web: WebHandler, options: Options): void {
  const { origin, development, logPolicy, offersOffline, randomness, log } = options;
  const report = (error: unknown, request: Request) =>
    log.error(
      { path: new URL(request.url).pathname, error: String(error), stack: (error as Error).stack },
      'a page could not be made',
    );
  app.get('*', async (c, next) => {
    const asset = await web.asset(c.req.path);
    if (!asset) return next();
    const isOfflineWorker = c.req.path === offlineWorker;
    const body = isOfflineWorker && !offersOffline ? withdrawnWorker : (asset.bytes as Uint8Array<ArrayBuffer>);
    return c.body(body, 200, {
      'content-type': asset.mediaType,
      'cache-control': isOfflineWorker ? 'no-cache' : cacheOf(asset),
      // A worker lives by the policy of its own file: these fetch from this server, to keep pages for offline use.
      ...((isOfflineWorker || c.req.path === '/verify-worker.js') && {
        'content-security-policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
      }),
      ...(c.req.path === codeSandbox && {
        'content-security-policy': codeSandboxPolicy(asset.bytes),
        'x-frame-options': 'SAMEORIGIN',
      }),
    });
  });
  const forms = new LargeForms();
  app.all('*', async (c) => {
    const nonce = Buffer.from(randomness.bytes(16)).toString('base64');
    const environment = c.env as Environment;
    const apiFetch = async (request: Request) => app.fetch(request, environment);
    const sender = await senderOfFiles(c.req.raw, options);
    const { request, check } = limitBody(c.req.raw, sender ? mostFileBytes : mostFormBytes);
    const end = sender ? forms.begin(sender) : () => undefined;
    const visit = { apiFetch, origin, nonce, development, logPolicy, offersOffline, report };
    const response = await web.handle(request, visit).finally(end).finally(check);
    const answer = new Response(response.body, response);
    answer.headers.set('content-security-policy', contentPolicy(nonce, origin, c.req.path));
    if (c.req.path === verifyPage) answer.headers.set('permissions-policy', permissions({ camera: '(self)' }));
    if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
    return answer;
  });
}

function cacheOf({ immutable }: { immutable: boolean }): string {
  return immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** A page takes in its form whole. Who sends one with files, which may be large; nobody where it is small, or not signed in. */
async function senderOfFiles(request: Request, { authenticate }: Options): Promise<string | undefined> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('multipart/')) return undefined;
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) <= mostFormBytes) return undefined;
  const principal = await authenticate(request);
  if (principal.kind === 'person') return principal.personId;
  return principal.kind === 'api-key' ? principal.apiKeyId : undefined;
}

/** The one page that scans codes: with the camera, and with WebAssembly. */
const verifyPage = '/verify';

function contentPolicy(nonce: string, origin: string, path: string): string {
  const wasm = path === verifyPage ? " 'wasm-unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${wasm}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' https:",
    "font-src 'self'",
    "connect-src 'self'",
    // The sandbox of an exercise in code, which has no origin and a policy of its own.
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(origin.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
