import type { ReactNode } from 'react';
import styles from './band.module.css';

export interface BandProps {
  id: string;
  title: string;
  lead?: string;
  ground?: 'surface' | 'sunken';
  children: ReactNode;
}

/** One part of the first page, the width of the window, with its heading. */
export function Band({ id, title, lead, ground = 'surface', children }: BandProps) {
  return (
    <section className={styles.band} data-ground={ground} aria-labelledby={id}>
      <div className={styles.inner}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </div>
    </section>
  );
}
