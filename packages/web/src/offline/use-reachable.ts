import { useEffect, useState } from 'react';

const everyMs = 20_000;

/** Whether the server answers; a device that says it has a connection may have one that leads nowhere. Asked only if `isWanted`. */
export function useReachable(isWanted: boolean): boolean {
  const [isReachable, setReachable] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    const ask = () =>
      void fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
        () => setReachable(true),
        () => setReachable(false),
      );
    ask();
    const timer = setInterval(ask, everyMs);
    window.addEventListener('online', ask);
    window.addEventListener('offline', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
      window.removeEventListener('offline', ask);
    };
  }, [isWanted]);
  return isReachable;
}
