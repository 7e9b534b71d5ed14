import type { ReactNode } from 'react';
import styles from './once-scripted.module.css';
import { useHydrated } from './use-hydrated.ts';

export interface OnceScriptedProps {
  children: ReactNode;
}

/** Something only a script can do: its place is kept from the start, so that nothing moves when it appears. */
export function OnceScripted({ children }: OnceScriptedProps) {
  const hydrated = useHydrated();
  return (
    <div className={styles.place} data-ready={hydrated ? '' : undefined}>
      {children}
    </div>
  );
}
