import { useSyncExternalStore } from 'react';

/*
 * Lessons that were marked without a connection, and that the server would not mark once it heard of them: their enrolment had
 * ended, or its version was another by then. They wait no longer; that must be said to whoever marked them.
 */
let count = 0;
const listeners = new Set<() => void>();

export function tellRefusedMark(): void {
  count += 1;
  for (const tell of listeners) tell();
}

/** How many were refused since the page was opened. */
export function useRefusedMarks(): number {
  return useSyncExternalStore(subscribe, refusedMarks, () => 0);
}

export function refusedMarks(): number {
  return count;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
