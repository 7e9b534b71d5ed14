import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Reads the page's facts again at this pace while something goes on and the page is seen; without a script there is a link for it. */
export function useLookAgain(goesOn: boolean, { everySeconds }: { everySeconds: number }): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!goesOn || state !== 'idle') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [goesOn, everySeconds, state, revalidate]);
}
