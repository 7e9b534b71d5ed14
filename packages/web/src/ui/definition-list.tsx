import type { ReactNode } from 'react';
import styles from './definition-list.module.css';

export interface DefinitionListProps {
  /** Two may have one name, as two lessons of one title have. */
  items: readonly { term: string; description: ReactNode }[];
  /** Short facts in a narrow place stay side by side. */
  dense?: boolean;
}

/** Facts with their names: side by side where there is room, one above the other where not. */
export function DefinitionList({ items, dense = false }: DefinitionListProps) {
  return (
    <dl className={styles.list} data-dense={dense ? '' : undefined}>
      {items.map(({ term, description }, index) => (
        <div key={`${index} ${term}`} className={styles.item}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.description}>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
