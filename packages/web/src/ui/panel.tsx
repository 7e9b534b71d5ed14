import { type ReactNode, useId } from 'react';
import { Heading } from './heading.tsx';
import styles from './panel.module.css';

export interface PanelProps {
  title: string;
  children: ReactNode;
}

/** A framed group of facts and actions at the side of a page. Not printed: nothing on paper can be pressed. */
export function Panel({ title, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <Heading level={2} id={id} className={styles.title}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
