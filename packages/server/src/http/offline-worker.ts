/** The worker that shows pages kept for offline reading. */
export const offlineWorker = '/offline-worker.js';

/**
 * What is served in its place where offline reading is switched off. Browsers that have the worker ask for it anew with every
 * page they open; this one removes what was kept, and then itself. It answers nothing. What waits to be sent is left to the
 * page, which sends it.
 */
export const withdrawnWorker = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => /^laurel-offline:(?!waiting:)/.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
`;
