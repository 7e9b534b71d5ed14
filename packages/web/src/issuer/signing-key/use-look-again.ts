import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

const everyMilliseconds = 2_000;

/** Reads the page's facts again every two seconds while something goes on; without a script there is a link for it. */
export function useLookAgain(goesOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!goesOn || state !== 'idle') return;
    const timer = setTimeout(() => void revalidate(), everyMilliseconds);
    return () => clearTimeout(timer);
  }, [goesOn, state, revalidate]);
}
