import type { ReactNode } from 'react';
import { Stack } from '../ui/stack.tsx';
import styles from './section.module.css';

export interface SectionProps {
  title: string;
  /** Side by side where there is room. */
  layout?: 'stack' | 'row' | 'columns';
  children: ReactNode;
}

export function Section({ title, layout = 'stack', children }: SectionProps) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {layout === 'stack' ? <Stack>{children}</Stack> : <div className={styles[layout]}>{children}</div>}
    </section>
  );
}
