/*
 * Shows the copies that a learner asked for, where there is no network; with one, everything is as if there were no worker.
 * It keeps nothing by itself: pages do that, once somebody asks (make-copy.ts). See docs/decisions/0042-offline-reading.md.
 */
import { forgetAll, forgetTexts } from '../forget-copies.ts';
import { offlineAddress } from '../offline-address.ts';
import { findKept } from './find-kept.ts';
import { isDone, meansSignedOut, planAnswer } from './plan-answer.ts';
import type { WorkerScope } from './worker-scope.ts';

// The types of workers and of pages cannot be had in one project.
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const plan = planAnswer(request, location.origin);
  if (plan === 'sign-out') event.respondWith(signOut(request));
  if (plan === 'page') event.respondWith(page(request));
  if (plan === 'file') event.respondWith(fetch(request).catch(() => file(request)));
});

async function page(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch {
    return withoutNetwork(request);
  }
  if (meansSignedOut(request.url, response)) await forgetTexts(caches);
  return response;
}

/** Forgets all once the session is over, and nothing while it is not: without a network nobody is signed out. */
async function signOut(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (isDone(response)) await forgetAll(caches);
  return response;
}

async function withoutNetwork({ url }: Request): Promise<Response> {
  const { pathname, search } = new URL(url);
  const kept = await findKept(caches, pathname, Date.now());
  if (kept) return kept;
  if (pathname === offlineAddress || !(await findKept(caches, offlineAddress, Date.now()))) return Response.error();
  return Response.redirect(`${offlineAddress}?${new URLSearchParams({ from: `${pathname}${search}` })}`);
}

async function file(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return (await findKept(caches, `${pathname}${search}`, Date.now())) ?? Response.error();
}
