const worker = '/offline-worker.js';
const scope = '/';

/** Whether this browser can keep pages: not in a private window of some, and never over plain http. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in window;
}

/** Brings the worker in. Only somebody who keeps a programme has it. */
export async function bringWorker(): Promise<void> {
  await navigator.serviceWorker.register(worker, { scope, updateViaCache: 'none' });
}

/** Sends the worker away once nothing is kept. The verify page's has another scope. */
export async function sendWorkerAway(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === new URL(scope, location.origin).href) await registration.unregister();
}
