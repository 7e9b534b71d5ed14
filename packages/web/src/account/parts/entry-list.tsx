import type { ReactNode } from 'react';
import styles from './entry-list.module.css';

export interface EntryListProps {
  label: string;
  entries: readonly {
    key: string;
    title: string;
    /** For what has its own direction, such as an address. */
    direction?: 'ltr' | 'auto';
    note: ReactNode;
    actions: ReactNode;
  }[];
}

/** A few things of one's own, each with what can be done with it. */
export function EntryList({ label, entries }: EntryListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {entries.map(({ key, title, direction = 'auto', note, actions }) => (
        <li key={key} className={styles.entry}>
          <div className={styles.words}>
            <bdi className={styles.title} dir={direction}>
              {title}
            </bdi>
            <div className={styles.note}>{note}</div>
          </div>
          {actions}
        </li>
      ))}
    </ul>
  );
}
