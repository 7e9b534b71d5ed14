import { useEffect } from 'react';
import { useRootData } from '../session/root-data.ts';
import { settleCopies } from './settle-copies.ts';

/** Keeps what is on this device in step with the server: on every page it gives, and when it answers again. */
export function useSettledCopies(isReachable: boolean): void {
  const { visitor, keptAt, offersOffline } = useRootData();
  const visitorId = visitor?.id ?? null;
  const isCopy = keptAt !== null;
  useEffect(() => {
    if (isCopy && !isReachable) return;
    // A browser that refuses its caches has kept nothing.
    const settle = () => void settleCopies({ visitorId, isCopy, isOffered: offersOffline }).catch(() => undefined);
    settle();
    window.addEventListener('online', settle);
    return () => window.removeEventListener('online', settle);
  }, [visitorId, isCopy, offersOffline, isReachable]);
}
