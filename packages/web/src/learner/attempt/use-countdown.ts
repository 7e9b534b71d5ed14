import { useEffect, useState } from 'react';

/**
 * Counts down the seconds that an attempt has left, from what the server said, and says when none is. The server's clock
 * decides; this one only shows. Without a limit there is nothing to count.
 */
export function useCountdown(secondsLeft: number | null, onTick: (left: number) => void): number | null {
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    if (secondsLeft === null) return;
    const began = performance.now();
    const timer = setInterval(() => {
      const now = Math.max(0, secondsLeft - Math.floor((performance.now() - began) / 1_000));
      setLeft(now);
      onTick(now);
      if (now === 0) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [secondsLeft]);
  return left;
}
