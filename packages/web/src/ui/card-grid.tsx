import { Children, type ReactNode } from 'react';
import styles from './card-grid.module.css';

export interface CardGridProps {
  /** Cards, each an item of the list. */
  children: ReactNode;
}

/** Cards side by side, as many as fit. */
export function CardGrid({ children }: CardGridProps) {
  return (
    <ul className={styles.grid}>
      {Children.map(children, (card) => (
        <li>{card}</li>
      ))}
    </ul>
  );
}
