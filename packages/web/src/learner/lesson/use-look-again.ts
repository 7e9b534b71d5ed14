import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

const everyMs = 5_000;

/** Looks again every few seconds as long as something is waited for and the page is seen. */
export function useLookAgain(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}
