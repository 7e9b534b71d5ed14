import { useEffect } from 'react';

/** Lets the browser keep this page for use without a network. Where it cannot, the page works as ever. */
export function useOfflineCopy(): void {
  useEffect(() => {
    navigator.serviceWorker?.register('/verify-worker.js', { scope: '/verify' }).catch(() => undefined);
  }, []);
}
