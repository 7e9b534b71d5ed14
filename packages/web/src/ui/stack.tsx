import type { ReactNode } from 'react';
import styles from './stack.module.css';

export interface StackProps {
  gap?: 's' | 'm' | 'l';
  children: ReactNode;
}

/** Things one below the other at an even distance: the parts of a page, the fields of a form. */
export function Stack({ gap = 'm', children }: StackProps) {
  return (
    <div className={styles.stack} data-gap={gap}>
      {children}
    </div>
  );
}
