import type { ReactNode } from 'react';
import styles from './columns.module.css';

export interface ColumnsProps {
  children: ReactNode;
  /** Facts and actions beside it. */
  side: ReactNode;
  /** On a narrow screen the side stands before the rest: where it holds the page's one next step. */
  sideFirst?: boolean;
}

/** A page's content with a narrow column at its side; one below the other where there is no room. */
export function Columns({ children, side, sideFirst = false }: ColumnsProps) {
  const beside = <div className={styles.side}>{side}</div>;
  return (
    <div className={styles.columns}>
      {sideFirst && beside}
      <div className={styles.main}>{children}</div>
      {!sideFirst && beside}
    </div>
  );
}
