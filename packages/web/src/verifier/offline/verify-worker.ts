/*
 * Keeps the verify page, and nothing else, for use without a network: its HTML as a stranger sees it, the files it is
 * made of, and what reads QR codes. Answers of the API are never kept. Each build has a list and so a cache of its own.
 */
import type { WorkerScope } from '../../offline/worker/worker-scope.ts';

// The types of workers and of pages cannot be had in one project.
const scope = globalThis as unknown as WorkerScope;

/** The build writes the list in place of this name: see keep-verify-page.config.ts. */
declare const VERIFY_PAGE_FILES: { version: string; files: string[] };

const { version, files } = VERIFY_PAGE_FILES;
const page = '/verify';
const cacheName = `laurel-verify-${version}`;

scope.addEventListener('install', (event) => event.waitUntil(keep().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  // A server of files has the page in a folder of this name.
  if (request.mode === 'navigate' && (pathname === page || pathname === `${page}/`))
    event.respondWith(fetch(request).catch(() => kept(page, request)));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request.url, request));
});

async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  // Without cookies: nobody's name is in what is kept.
  const response = await fetch(page, { credentials: 'omit', cache: 'no-store' });
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const named = (await response.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
  // Anew: an answer that was redirected to is refused for a page.
  await cache.put(page, new Response(await response.blob(), { headers: response.headers }));
  await cache.addAll([...new Set([...files, ...named])]);
}

async function forgetOthers(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith('laurel-verify-') && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
