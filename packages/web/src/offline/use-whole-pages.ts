import { useEffect } from 'react';

/**
 * Without a connection links lead to whole pages, which the worker answers, and not to data for the page that is there: nothing of
 * that is kept.
 */
export function useWholePages(isCopy: boolean): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!isCopy && (navigator.onLine || !navigator.serviceWorker?.controller)) return;
      // Before the router hears of it, so that the browser follows the link by itself.
      if (event.target instanceof Element && event.target.closest('a[href]')) event.stopImmediatePropagation();
    };
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, [isCopy]);
}
